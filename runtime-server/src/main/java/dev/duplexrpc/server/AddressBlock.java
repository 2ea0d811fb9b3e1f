package dev.duplexrpc.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that begin alike, as {@code 10.0.0.0/8} or {@code 2001:db8::/32} means them. Nothing is ever looked up by name. */
record AddressBlock(InetAddress first, int bits) {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    /** @throws IllegalArgumentException if it is neither a block nor an address */
    static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        InetAddress first = address(slash < 0 ? text : text.substring(0, slash));
        if (first == null) {
            throw wrong(text);
        }
        int most = 8 * first.getAddress().length;
        if (slash < 0) {
            return new AddressBlock(first, most);
        }
        String length = text.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > most) {
            throw wrong(text);
        }
        return new AddressBlock(first, Integer.parseInt(length));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'" + text
                        + "' is no block of addresses: write an address such as 10.0.0.5 or ::1, or the first one of a block and the bits that they share, as in 10.0.0.0/8.");
    }

    /** What an address written in digits means; null if it is anything else. Strictly: what others read differently is none. */
    static @Nullable InetAddress address(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return null;
        }
        try {
            // Of this form it is never a name that would have to be looked up.
            return InetAddress.getByName(text);
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] its = address.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
