package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class FramingTest {
    @Test
    public void bodiesEndWhereTheHeadSays() throws Exception {
        String[][] table = {
            {"Content-Length: 3\r\n", "abcNEXT"},
            {"", "NEXT"},
            {"Content-Length: 0\r\n", "NEXT"},
            {"Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\nNEXT"},
            {"Transfer-Encoding: Chunked\r\n", "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\nNEXT"},
        };
        for (String[] row : table) {
            Head head = Head.take(bytes("POST / HTTP/1.1\r\n" + row[0] + "\r\n"));
            Framing whole = Framing.ofRequest(head);
            ByteBuffer data = bytes(row[1]);
            whole.skip(data);
            assertEquals(row[1], "NEXT", StandardCharsets.UTF_8.decode(data).toString());
            assertEquals(true, whole.done());

            Framing piecemeal = Framing.ofRequest(head);
            for (int i = 0; i < row[1].length() - 4; i++) {
                assertEquals("not before its end: " + row[1], false, piecemeal.done());
                piecemeal.skip(bytes(row[1].substring(i, i + 1)));
            }
            assertEquals(row[1], true, piecemeal.done());
        }
    }

    @Test
    public void answersWithoutLengthEndWithTheConnection() throws Exception {
        assertEquals(true, answer("HTTP/1.1 200 OK\r\n\r\n", "GET").endsWithConnection());
        assertEquals(true, answer("HTTP/1.1 204 No Content\r\n\r\n", "GET").done());
        assertEquals(
                true,
                answer("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", "GET")
                        .done());
        assertEquals(
                true,
                answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", "HEAD").done());
        assertEquals(
                false,
                answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", "GET").done());
    }

    @Test
    public void ambiguousOrBrokenMessagesAreRefused() throws Exception {
        for (String fields : new String[] {
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: 3\r\nContent-Length: 4\r\n",
            "Content-Length: -1\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
        }) {
            Head head = Head.take(bytes("POST / HTTP/1.1\r\n" + fields + "\r\n"));
            assertThrows(fields, BadMessage.class, () -> Framing.ofRequest(head));
        }
        Framing chunked = Framing.ofRequest(Head.take(bytes("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")));
        assertThrows(BadMessage.class, () -> chunked.skip(bytes("zz\r\n")));
        assertThrows(BadMessage.class, () -> Head.take(bytes("GET / HTTP/1.1\r\nno field\r\n\r\n")));
        assertThrows(BadMessage.class, () -> Head.take(bytes("GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n")));
        assertThrows(BadMessage.class, () -> Head.take(bytes("GET / " + "x".repeat(Head.LONGEST))));
        assertNull(Head.take(bytes("GET / HTTP/1.1\r\nHost: x\r\n")));
    }

    private static Framing answer(String head, String method) throws BadMessage {
        return Framing.ofResponse(Head.take(bytes(head)), method);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
