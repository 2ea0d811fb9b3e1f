package dev.duplexrpc.peer;

import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Writers to be used again and again: one for each thread that lasts, and a few for all virtual threads together, which live for one call and would make one each. A
 * codec that sends while it is being written with gets another one.
 */
final class Writers {

    private static final ThreadLocal<Writers> OF_THREAD = ThreadLocal.withInitial(Writers::new);

    /** As many as write at the same moment, nearly; each keeps 64 KiB at most. A power of two. */
    private static final int PLACES =
            Integer.highestOneBit(Math.max(8, 4 * Runtime.getRuntime().availableProcessors()));

    /** How many places a thread looks at. */
    private static final int LOOKS = 4;

    private static final AtomicReferenceArray<@Nullable JsonWriter> SHARED = new AtomicReferenceArray<>(PLACES);

    private @Nullable JsonWriter spare;

    private Writers() {}

    static JsonWriter take(int maxBytes) {
        JsonWriter writer = VirtualThreads.isOne(Thread.currentThread()) ? takeShared() : takeOwn();
        return (writer == null ? new JsonWriter() : writer)
                .reset()
                .limit(maxBytes)
                .maxDepth(JsonReader.DEFAULT_MAX_DEPTH);
    }

    private static @Nullable JsonWriter takeOwn() {
        Writers mine = OF_THREAD.get();
        JsonWriter writer = mine.spare;
        mine.spare = null;
        return writer;
    }

    private static @Nullable JsonWriter takeShared() {
        int first = firstPlace();
        for (int look = 0; look < LOOKS; look++) {
            JsonWriter writer = SHARED.getAndSet(first + look & PLACES - 1, null);
            if (writer != null) {
                return writer;
            }
        }
        return null;
    }

    static void giveBack(JsonWriter writer) {
        // A large array goes now, and not with the next message.
        writer.reset();
        if (!VirtualThreads.isOne(Thread.currentThread())) {
            OF_THREAD.get().spare = writer;
            return;
        }
        int first = firstPlace();
        for (int look = 0; look < LOOKS; look++) {
            if (SHARED.compareAndSet(first + look & PLACES - 1, null, writer)) {
                return;
            }
        }
    }

    @SuppressWarnings("deprecation") // threadId is of Java 19
    private static int firstPlace() {
        return (int) Thread.currentThread().getId();
    }
}
