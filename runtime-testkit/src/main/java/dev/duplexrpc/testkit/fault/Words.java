package dev.duplexrpc.testkit.fault;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person writes on a command line, as values. Each refusal says what could have been written. */
final class Words {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final int LAST_PORT = 65_535;

    private Words() {}

    /** Such as {@code 250ms}, {@code 2s} or {@code 1m}. */
    static Duration time(String word) {
        Matcher parts = TIME.matcher(word);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + word + "' is no time; write 250ms, 2s or 1m.");
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }

    static int count(String word) {
        try {
            int count = Integer.parseInt(word);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    "'" + word + "' is no number; write one from 0 to " + Integer.MAX_VALUE + ".", noNumber);
        }
        throw new IllegalArgumentException(
                "'" + word + "' is negative; write a number from 0 to " + Integer.MAX_VALUE + ".");
    }

    static long seed(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("'" + word + "' is no seed; write a whole number.", noNumber);
        }
    }

    /** {@code 8080} of the loopback interface, or {@code host:8080}. */
    static InetSocketAddress address(String word) {
        int colon = word.lastIndexOf(':');
        int port = count(word.substring(colon + 1));
        if (port > LAST_PORT) {
            throw new IllegalArgumentException("There is no port " + port + "; the last one is " + LAST_PORT + ".");
        }
        return colon < 0
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(word.substring(0, colon), port);
    }

    /** One way to cut, or all of them for {@code any}. */
    static Cut[] cuts(String word) {
        if (word.equals("any")) {
            return Cut.values();
        }
        return Arrays.stream(Cut.values())
                .filter(cut -> cut.name().toLowerCase(Locale.ROOT).equals(word))
                .findAny()
                .map(cut -> new Cut[] {cut})
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' is no way to cut; write fin, rst, silence or any."));
    }
}
