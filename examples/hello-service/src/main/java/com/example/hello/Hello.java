package com.example.hello;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Starts the service and, when it is told to go, lets running requests finish first. */
public final class Hello {
    private static final long GRACE_SECONDS = 20;

    private Hello() {}

    public static void main(String[] args) throws IOException {
        // Without it, small answers on kept-alive connections wait for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        RuntimeContext context = new RuntimeContext(System.getenv());
        HelloServer server = new HelloServer(context, Settings.packaged(), BuildInfo.packaged());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean finished = server.stop(GRACE_SECONDS, TimeUnit.SECONDS);
            System.out.println(finished ? "stopped" : "stopped with requests still running");
        }));
        server.start();
        System.out.println("listening on " + server.address());
    }
}
