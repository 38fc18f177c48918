package io.jenkins.plugins.pavedroad.embedded.aws.s3;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class AwsChunkedStreamTest {
    @Test
    public void chunksAreJoinedAndTrailersDropped() throws IOException {
        assertEquals(
                "hello, world",
                decode("7;chunk-signature=ab\r\nhello, \r\n5\r\nworld\r\n0;chunk-signature=cd\r\n"
                        + "x-amz-checksum-crc32:AAAAAA==\r\n\r\n"));
        assertEquals("", decode("0\r\n\r\n"));
    }

    @Test
    public void cutOffBodiesFail() {
        assertThrows(EOFException.class, () -> decode("7\r\nhell"));
        assertThrows(EOFException.class, () -> decode("5\r\nhello\r\n"));
        assertThrows(IOException.class, () -> decode("<html>\r\n"));
    }

    private static String decode(String body) throws IOException {
        return new String(
                new AwsChunkedStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))).readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
