package io.jenkins.plugins.pavedroad.artifact;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an RPM's header: a lead of 96 bytes, the signature's header padded to eight bytes, the main header. Each header
 * is an index of (tag, type, offset, count) and a store (RPM's file format V4).
 */
public final class RpmReader {
    private static final int LEAD_MAGIC = 0xedabeedb;
    private static final int LEAD_SIZE = 96;
    private static final int HEADER_MAGIC = 0x8eade801;
    private static final int HEADER_SIZE = 16;
    private static final int ENTRY_SIZE = 16;
    /** As many tags and bytes as rpm itself takes for a header (lib/header.c of rpm 4.18). */
    private static final int MOST_TAGS = 0xffff;

    private static final int LARGEST = 256 << 20;

    private static final int SIGNED_SIZE = 1000;
    private static final int LONG_SIGNED_SIZE = 270;

    private static final int NAME = 1000;
    private static final int VERSION = 1001;
    private static final int RELEASE = 1002;
    private static final int EPOCH = 1003;
    private static final int SIZE = 1009;
    private static final int ARCH = 1022;
    private static final int FILE_MODES = 1030;
    private static final int REQUIRE_FLAGS = 1048;
    private static final int REQUIRE_NAME = 1049;
    private static final int REQUIRE_VERSION = 1050;
    private static final int LONG_SIZE = 5009;

    private static final int FILE_TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final String[] COMPARISONS = {"", "<", ">", "", "=", "<=", ">=", ""};

    private RpmReader() {}

    /** @throws IOException one sentence without the file's name, when it is not an RPM that can be read */
    public static PackageFacts read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in));
        try {
            if (data.readInt() != LEAD_MAGIC) {
                throw new IOException("it does not begin as an RPM does");
            }
            data.skipNBytes(LEAD_SIZE - Integer.BYTES);
            Header signature = header(data);
            data.skipNBytes((8 - signature.storeSize() % 8) % 8);
            Header main = header(data);
            toTheEnd(data, signature, main);
            long longSize = main.number(LONG_SIZE, Long.BYTES, 0);
            return new PackageFacts(
                    "rpm",
                    main.string(NAME, "name"),
                    main.string(VERSION, "version"),
                    main.string(RELEASE, "release"),
                    main.string(ARCH, "architecture"),
                    requires(main),
                    isEmpty(main),
                    main.count(EPOCH) == 0 ? "" : String.valueOf(main.number(EPOCH, Integer.BYTES, 0)),
                    longSize > 0 ? longSize : main.number(SIZE, Integer.BYTES, 0));
        } catch (EOFException e) {
            throw new IOException("it ends too early", e);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("its header is damaged", e);
        }
    }

    /** What the signature's header says of the size of all that follows it; a file cut short is found here, not on the builder. */
    private static void toTheEnd(InputStream payload, Header signature, Header main) throws IOException {
        long size = signature.number(LONG_SIGNED_SIZE, Long.BYTES, 0);
        size = size > 0 ? size : signature.number(SIGNED_SIZE, Integer.BYTES, 0);
        if (size > 0 && main.length() + payload.transferTo(OutputStream.nullOutputStream()) < size) {
            throw new EOFException();
        }
    }

    /** With the versions, without what only says which rpm can install it. */
    private static ArrayList<String> requires(Header main) {
        List<String> names = main.strings(REQUIRE_NAME);
        List<String> versions = main.strings(REQUIRE_VERSION);
        ArrayList<String> requires = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).startsWith("rpmlib(")) {
                String comparison = COMPARISONS[(int) (main.number(REQUIRE_FLAGS, Integer.BYTES, i) >> 1) & 7];
                String version = i < versions.size() ? versions.get(i) : "";
                requires.add(names.get(i)
                        + (comparison.isEmpty() || version.isEmpty() ? "" : " " + comparison + " " + version));
            }
        }
        return requires;
    }

    private static boolean isEmpty(Header main) {
        for (int i = 0; i < main.count(FILE_MODES); i++) {
            if ((main.number(FILE_MODES, Short.BYTES, i) & FILE_TYPE) != DIRECTORY) {
                return false;
            }
        }
        return true;
    }

    private static Header header(DataInputStream data) throws IOException {
        if (data.readInt() != HEADER_MAGIC) {
            throw new IOException("its header is damaged");
        }
        data.readInt();
        int entries = data.readInt();
        int size = data.readInt();
        if (entries < 0 || size < 0 || entries > MOST_TAGS || size > LARGEST) {
            throw new IOException("its header is damaged");
        }
        Map<Integer, int[]> index = new HashMap<>();
        for (int i = 0; i < entries; i++) {
            int tag = data.readInt();
            data.readInt();
            index.put(tag, new int[] {data.readInt(), data.readInt()});
        }
        // grows with what is there, whatever size is claimed
        byte[] store = data.readNBytes(size);
        if (store.length < size) {
            throw new EOFException();
        }
        return new Header(index, store, HEADER_SIZE + (long) entries * ENTRY_SIZE + size);
    }

    /**
     * @param index tag to offset and count
     * @param length bytes of all of it
     */
    private record Header(Map<Integer, int[]> index, byte[] store, long length) {
        int storeSize() {
            return store.length;
        }

        int count(int tag) {
            return index.getOrDefault(tag, new int[] {0, 0})[1];
        }

        /** The number at a place in a tag's array, without its sign. */
        long number(int tag, int bytes, int at) {
            if (at >= count(tag)) {
                return 0;
            }
            long number = 0;
            int start = index.get(tag)[0] + at * bytes;
            for (int i = start; i < start + bytes; i++) {
                number = number << Byte.SIZE | store[i] & 0xff;
            }
            return number;
        }

        List<String> strings(int tag) {
            List<String> strings = new ArrayList<>();
            int[] where = index.getOrDefault(tag, new int[] {0, 0});
            int at = where[0];
            for (int i = 0; i < where[1]; i++) {
                int end = at;
                while (store[end] != 0) {
                    end++;
                }
                strings.add(new String(store, at, end - at, StandardCharsets.UTF_8));
                at = end + 1;
            }
            return strings;
        }

        String string(int tag, String what) throws IOException {
            List<String> strings = strings(tag);
            if (strings.isEmpty()) {
                throw new IOException("its header has no " + what);
            }
            return strings.get(0);
        }
    }
}
