package dev.duplexrpc.protocol;

import dev.duplexrpc.json.JsonReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the messages of a batch. */
public final class BatchReader {

    private BatchReader() {}

    /**
     * The ranges of a batch's messages: the first from {@code [0]} to {@code [1]}, the second from {@code [2]} to {@code [3]} and so on.
     *
     * @param maxMessages how many it may have; null is returned when there are more
     * @throws dev.duplexrpc.json.JsonException if the whole is not JSON, in which case nothing of it may be taken for a message
     */
    public static int @Nullable [] ranges(JsonReader in, int maxMessages) {
        int[] ranges = new int[16];
        int count = 0;
        in.beginArray();
        while (in.nextElement()) {
            in.peek();
            int from = in.position();
            in.skip();
            if (count == 2 * maxMessages) {
                return null;
            }
            if (count == ranges.length) {
                ranges = Arrays.copyOf(ranges, 2 * count);
            }
            ranges[count++] = from;
            ranges[count++] = in.position();
        }
        in.end();
        return Arrays.copyOf(ranges, count);
    }
}
