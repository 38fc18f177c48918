package hudson;

final class TimeSpan {
    private static final long[] MILLIS = {31_536_000_000L, 2_592_000_000L, 86_400_000, 3_600_000, 60_000, 1_000};
    private static final String[] UNITS = {"yr", "mo", "day", "hr", "min", "sec"};

    private TimeSpan() {}

    static String of(long duration) {
        for (int i = 0; i < MILLIS.length; i++) {
            long count = duration / MILLIS[i];
            if (count == 0) {
                continue;
            }
            if (UNITS[i].equals("sec")) {
                return count >= 10 ? count + " sec" : duration / 100 / 10.0 + " sec";
            }
            long rest = duration % MILLIS[i] / MILLIS[i + 1];
            return count + " " + UNITS[i] + " " + rest + " " + UNITS[i + 1];
        }
        return duration + " ms";
    }
}
