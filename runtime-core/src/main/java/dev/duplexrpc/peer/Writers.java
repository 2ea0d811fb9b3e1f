package dev.duplexrpc.peer;

import dev.duplexrpc.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** A writer for each thread, to be used again and again. A codec that sends while it is being written with gets another one. */
final class Writers {

    private static final ThreadLocal<Writers> OF_THREAD = ThreadLocal.withInitial(Writers::new);

    private @Nullable JsonWriter spare;

    private Writers() {}

    static JsonWriter take(int maxBytes) {
        Writers mine = OF_THREAD.get();
        JsonWriter writer = mine.spare;
        mine.spare = null;
        return (writer == null ? new JsonWriter() : writer).reset().limit(maxBytes);
    }

    static void giveBack(JsonWriter writer) {
        OF_THREAD.get().spare = writer;
    }
}
