package io.jenkins.plugins.pavedroad.build;

/**
 * In which parts a file is sent. One that fits into one part is sent whole.
 *
 * <p>S3 takes 1 to 10,000 parts of 5 MiB to 5 GiB, the last one may be smaller (Amazon S3 User Guide, Multipart upload
 * limits). 8 MiB is the default of the AWS CLI ({@code multipart_threshold} and {@code multipart_chunksize}).
 *
 * @param size of the file in bytes
 * @param each bytes of a part
 */
record UploadParts(long size, long each) {
    private static final long MIB = 1L << 20;
    private static final long USUAL = 8 * MIB;
    private static final int MOST = 10_000;

    /** Larger parts when there would be too many of the usual ones, in whole MiB. */
    static UploadParts of(long size) {
        long least = (size + MOST - 1) / MOST;
        return new UploadParts(size, Math.max(USUAL, (least + MIB - 1) / MIB * MIB));
    }

    int count() {
        return Math.toIntExact(Math.max(1, (size + each - 1) / each));
    }

    boolean whole() {
        return count() == 1;
    }

    /** @param number from 1 */
    long offset(int number) {
        return (number - 1) * each;
    }

    /** @param number from 1 */
    long length(int number) {
        return Math.min(each, size - offset(number));
    }
}
