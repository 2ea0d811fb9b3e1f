package dev.duplexrpc.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What is known of sessions, as long as the process lives. */
final class SessionsInMemory implements SessionStore {

    /** How many expired sessions are remembered. */
    private static final int REMEMBERED = 10_000;

    private static final CompletionStage<@Nullable Void> DONE = CompletableFuture.completedStage(null);

    private final ConcurrentHashMap<String, StoredSession> living = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock; the one that expired first goes first.
    private final Map<String, StoredSession> expired = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredSession> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public CompletionStage<?> save(StoredSession session) {
        if (session.state() == StoredSession.State.EXPIRED) {
            living.remove(session.id());
            lock.lock();
            try {
                expired.put(session.id(), session);
            } finally {
                lock.unlock();
            }
        } else {
            living.put(session.id(), session);
        }
        return DONE;
    }

    @Override
    public CompletionStage<@Nullable StoredSession> find(String id) {
        StoredSession lives = living.get(id);
        return CompletableFuture.completedStage(lives == null ? expired(id) : lives);
    }

    private @Nullable StoredSession expired(String id) {
        lock.lock();
        try {
            return expired.get(id);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CompletionStage<?> remove(String id) {
        living.remove(id);
        return DONE;
    }
}
