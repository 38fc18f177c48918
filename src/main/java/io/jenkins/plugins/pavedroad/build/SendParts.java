package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.build.UploadReport.Receipt;
import io.jenkins.plugins.pavedroad.build.UploadReport.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends parts of a package by addresses that need no credentials, one after the other, straight from the file. Runs on the
 * agent with the JDK alone. What goes wrong is told without any address, which is a secret; to try again is the caller's, who
 * can make fresh addresses.
 */
final class SendParts implements AgentTask<UploadReport> {
    private static final long serialVersionUID = 1L;
    private static final Duration CONNECTED = Duration.ofSeconds(20);
    /** For one part; at 8 MiB that is 5 kB/s. */
    private static final Duration ANSWERED = Duration.ofMinutes(30);

    private static final int OK = 200;
    private static final int LONGEST_ERROR = 8 << 10;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,80})</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,300})</Message>");

    /** One part and where it goes. Never shown: its address is a secret. */
    static final class Shipment implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int number;
        private final long offset;
        private final long length;
        private final String address;
        private final LinkedHashMap<String, String> headers;

        Shipment(int number, long offset, long length, URI address, Map<String, String> headers) {
            this.number = number;
            this.offset = offset;
            this.length = length;
            this.address = address.toString();
            this.headers = new LinkedHashMap<>(headers);
        }

        @Override
        public String toString() {
            return "part " + number;
        }
    }

    private final String file;
    private final long size;
    private final ArrayList<Shipment> shipments;

    /**
     * @param file relative to the workspace
     * @param size it must have, in bytes
     */
    SendParts(String file, long size, List<Shipment> shipments) {
        this.file = file;
        this.size = size;
        this.shipments = new ArrayList<>(shipments);
    }

    /** What was taken, up to the first part that was not. */
    @Override
    public UploadReport run(File workspace) throws InterruptedException {
        ArrayList<Receipt> receipts = new ArrayList<>();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTED)
                .proxy(Optional.ofNullable(ProxySelector.getDefault()).orElseGet(() -> ProxySelector.of(null)))
                .build();
        for (Shipment shipment : shipments) {
            File here = new File(workspace, file);
            if (here.length() != size) {
                return new UploadReport(receipts, Refusal.changed(shipment.number));
            }
            Refusal refusal = send(http, here, shipment, receipts);
            if (refusal != null) {
                return new UploadReport(receipts, refusal);
            }
        }
        return new UploadReport(receipts, null);
    }

    private static Refusal send(HttpClient http, File here, Shipment shipment, List<Receipt> receipts)
            throws InterruptedException {
        try {
            URI address = URI.create(shipment.address);
            try {
                HttpResponse<InputStream> answer =
                        http.send(request(here, shipment, address), BodyHandlers.ofInputStream());
                try (InputStream body = answer.body()) {
                    if (answer.statusCode() != OK) {
                        return refused(shipment.number, answer.statusCode(), body);
                    }
                }
                receipts.add(new Receipt(
                        shipment.number, answer.headers().firstValue("ETag").orElse("")));
                return null;
            } catch (IOException broken) {
                return new Refusal(shipment.number, 0, "", why(broken, address.getHost()));
            }
        } catch (RuntimeException wrong) {
            // Its message may hold the address.
            return new Refusal(
                    shipment.number,
                    0,
                    "",
                    "it could not be sent (" + wrong.getClass().getSimpleName() + ")");
        }
    }

    private static HttpRequest request(File here, Shipment shipment, URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWERED);
        shipment.headers.forEach(request::header);
        HttpRequest.BodyPublisher content = BodyPublishers.ofInputStream(() -> open(here, shipment));
        return request.PUT(BodyPublishers.fromPublisher(content, shipment.length))
                .build();
    }

    private static InputStream open(File here, Shipment shipment) {
        try {
            return PartStream.of(here.toPath(), shipment.offset, shipment.length);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Refusal refused(int number, int status, InputStream body) throws IOException {
        String text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
        return new Refusal(number, status, first(CODE, text), first(MESSAGE, text));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() && !matcher.group(1).contains("X-Amz-") ? matcher.group(1) : "";
    }

    private static String why(IOException broken, String host) {
        if (broken instanceof HttpTimeoutException) {
            return host + " did not answer in time";
        }
        if (broken instanceof ConnectException) {
            return broken.getCause() instanceof UnresolvedAddressException
                    ? "the agent does not know the host " + host
                    : "the agent cannot connect to " + host;
        }
        return "the connection to " + host + " broke (" + broken.getClass().getSimpleName() + ")";
    }
}
