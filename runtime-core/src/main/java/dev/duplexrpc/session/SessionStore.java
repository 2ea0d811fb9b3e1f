package dev.duplexrpc.session;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where a server writes down what others may know of its sessions. A session itself, with its connection, its messages and its calls, lives in one process and is resumed there
 * only; what stands here says which sessions there are, where, and whether they have expired. A client that comes back to a server that does not have its session is told by it what
 * became of that ({@code lost} of docs/link.md).
 *
 * <p>Several servers may share one store, and each path of a server may have its own. Ids of sessions are random and never given twice, so nothing more is needed to keep them apart.
 *
 * <p>The methods are called on threads that move bytes, at any time by several of them, and must not block: whoever has to wait for a database or another machine returns at once a
 * stage that ends later, on any thread. What is said of one session is said in order, without waiting for the stage before; a store that writes elsewhere keeps that order.
 *
 * <p>A store cannot do harm to sessions: where it throws, fails or takes too long, the log has it, sessions go on as they would have, and whoever asks is told of none.
 */
public interface SessionStore {

    /** A session has begun, lost its connection, been resumed or expired. Takes the place of what was saved under its id. One that has expired may be forgotten after a while. */
    CompletionStage<?> save(StoredSession session);

    /**
     * What was saved last under this id; null if nothing was, or it was removed or forgotten. Asked only about sessions that the asking server does not have, on behalf of a client that
     * waits for the answer.
     */
    CompletionStage<@Nullable StoredSession> find(String id);

    /** A session has ended for good; nobody needs to know of it. */
    CompletionStage<?> remove(String id);

    /** A new one that keeps everything in the memory of this process: those of running servers that share it, and the 10,000 that have expired last. */
    static SessionStore inMemory() {
        return new SessionsInMemory();
    }
}
