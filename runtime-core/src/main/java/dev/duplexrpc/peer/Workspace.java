package dev.duplexrpc.peer;

import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.protocol.EnvelopeReader;

/** What a thread that moves bytes reads messages with, for whichever connection it serves at the moment. */
final class Workspace {

    private static final ThreadLocal<Workspace> OF_THREAD = ThreadLocal.withInitial(Workspace::new);

    final JsonReader reader = new JsonReader();
    final EnvelopeReader envelopes = new EnvelopeReader();

    private Workspace() {}

    static Workspace ofThisThread() {
        return OF_THREAD.get();
    }
}
