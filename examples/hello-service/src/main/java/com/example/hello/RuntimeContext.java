package com.example.hello;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** Where this instance runs, as its launch told it through the environment. */
final class RuntimeContext {
    private static final int DEFAULT_PORT = 8080;

    private final Map<String, String> environment;

    RuntimeContext(Map<String, String> environment) {
        this.environment = environment;
    }

    String application() {
        return get("NETFLIX_APP", "hello");
    }

    String cluster() {
        return get("NETFLIX_CLUSTER", "");
    }

    String serverGroup() {
        return get("NETFLIX_AUTO_SCALE_GROUP", "");
    }

    String region() {
        return get("EC2_REGION", "nowhere");
    }

    String instance() {
        return get("EC2_INSTANCE_ID", "");
    }

    /** The instance's own address when it is known, all interfaces otherwise. */
    InetSocketAddress listenOn() throws UnknownHostException {
        String address = get("EC2_LOCAL_IPV4", "");
        return address.isEmpty()
                ? new InetSocketAddress(port())
                : new InetSocketAddress(InetAddress.getByName(address), port());
    }

    private int port() {
        String port = get("PORT", String.valueOf(DEFAULT_PORT));
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= 65535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, together with numbers that are no port
        }
        throw new IllegalArgumentException("PORT is '" + port + "': a number from 0 to 65535 is needed");
    }

    private String get(String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
