package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.nio.ByteBuffer;

/**
 * One request and its answer. The request goes to one target, once: when that fails, the client is told, because only the
 * client knows whether it may be sent again.
 */
final class Exchange {
    private final ClientConnection client;
    private final Upstream upstream;
    private final TargetConnection target;
    private final String method;
    private final Framing request;
    private final boolean closeAfter;
    private Framing answer;
    private boolean targetReusable;
    private boolean over;

    Exchange(
            ClientConnection client,
            Upstream upstream,
            TargetConnection target,
            Head head,
            Framing request,
            boolean closeAfter) {
        this.client = client;
        this.upstream = upstream;
        this.target = target;
        this.method = head.word(0);
        this.request = request;
        this.closeAfter = closeAfter;
        upstream.begun();
    }

    /** More of the request's body from the client. */
    void fromClient(ByteBuffer data) throws BadMessage {
        int from = data.position();
        request.skip(data);
        int end = data.position();
        data.position(from);
        target.send(data, end);
    }

    boolean wantsMoreOfRequest() {
        return !request.done() && !target.isFull();
    }

    boolean requestComplete() {
        return request.done();
    }

    /** More of the answer from the target. */
    void fromTarget(ByteBuffer data) throws BadMessage {
        while (!over && data.hasRemaining()) {
            if (answer == null) {
                Head head = Head.take(data);
                if (head == null) {
                    return;
                }
                answer(head);
            } else {
                int from = data.position();
                answer.skip(data);
                int end = data.position();
                data.position(from);
                client.send(data, end);
            }
            if (!over && answer != null && answer.done()) {
                finish(targetReusable && request.done() && !data.hasRemaining());
            }
        }
    }

    private void answer(Head head) throws BadMessage {
        int status = Framing.status(head);
        if (status == 101) {
            throw new BadMessage("the target switches protocols without being asked");
        }
        if (status < 200) {
            client.send(head.withoutHopByHop());
            return;
        }
        answer = Framing.ofResponse(head, method);
        targetReusable =
                head.word(0).equals("HTTP/1.1") && !head.lists("Connection", "close") && !answer.endsWithConnection();
        head.withoutHopByHop();
        if (closesClient()) {
            head.add("Connection", "close");
        }
        client.counters().answered(status);
        client.send(head);
    }

    boolean wantsMoreOfAnswer() {
        return !client.isFull();
    }

    void clientTakesMore() {
        target.resume();
    }

    void targetTakesMore() {
        if (!over) {
            client.resume();
        }
    }

    void targetEnded() {
        if (answer != null && answer.endsWithConnection()) {
            finish(false);
        } else {
            targetFailed(502);
        }
    }

    /** The target is lost. Before the answer has begun the client gets the status, afterwards the connection breaks. */
    void targetFailed(int status) {
        if (!over) {
            end();
            client.counters().failed();
            if (answer == null) {
                client.refuse(status, !request.done());
            } else {
                client.abort();
            }
        }
    }

    /** The client is gone: the target's connection cannot be used for anything else. */
    void clientFailed() {
        if (!over) {
            end();
            target.close();
        }
    }

    private void finish(boolean reusable) {
        end();
        target.release(reusable);
        client.answered(closesClient());
    }

    private boolean closesClient() {
        return closeAfter || answer.endsWithConnection() || !request.done();
    }

    private void end() {
        over = true;
        upstream.ended();
    }
}
