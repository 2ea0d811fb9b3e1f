package dev.duplexrpc.session;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where a server stores what other servers may know of its sessions. A session itself, with its connection, its messages and its calls, lives in one process and is resumed only
 * there; the store says which sessions exist, where, and whether they have expired. With it, a server can tell a client whose session it does not have what
 * happened to that session ({@code lost} of docs/link.md).
 *
 * <p>Several servers may share one store, and each path of a server may have its own. Ids of sessions are random and unique, so nothing more is needed to keep them apart.
 *
 * <p>The methods are called on I/O threads, concurrently, and must not block: if the store has to wait for a database or another machine, it must return at once a
 * stage that completes later, on any thread. Calls for one session are made in order, without waiting for the previous stage; a store that writes elsewhere must keep that order.
 *
 * <p>A store cannot harm sessions: if it throws, fails or takes too long, this is logged, sessions continue unaffected, and lookups find nothing.
 */
public interface SessionStore {

    /** A session has begun, lost its connection, been resumed or expired. Replaces what was saved under its id. An expired session may be forgotten after a while. */
    CompletionStage<?> save(StoredSession session);

    /**
     * What was saved last under this id; null if nothing was, or it was removed or forgotten. Called only for sessions that the calling server does not have, on behalf of a client that
     * waits for the answer.
     */
    CompletionStage<@Nullable StoredSession> find(String id);

    /** A session has ended and need not be known any more. */
    CompletionStage<?> remove(String id);

    /** Creates a store in the memory of this process, for the sessions of running servers that share it and the 10,000 that expired last. */
    static SessionStore inMemory() {
        return new SessionsInMemory();
    }
}
