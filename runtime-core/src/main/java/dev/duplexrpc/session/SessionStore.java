package dev.duplexrpc.session;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a server that can be resumed, by their ids, and which of them wait for their clients. Remembers for a while which ids have expired, so that who comes
 * too late is told so. Any thread.
 */
public final class SessionStore {

    /** How many ids of expired sessions are remembered. */
    private static final int REMEMBERED = 10_000;

    private final ConcurrentHashMap<String, HostedSession> byId = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock; the one that waits longest comes first.
    private final LinkedHashSet<HostedSession> waiting = new LinkedHashSet<>();
    private final Map<String, Boolean> expired = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    void opened(HostedSession session) {
        byId.put(session.guest().id(), session);
    }

    @Nullable HostedSession find(String id) {
        return byId.get(id);
    }

    boolean hasExpired(String id) {
        lock.lock();
        try {
            return expired.containsKey(id);
        } finally {
            lock.unlock();
        }
    }

    /** @return the session that has to go because too many wait, null if none has to */
    @Nullable HostedSession suspended(HostedSession session, int most) {
        lock.lock();
        try {
            waiting.add(session);
            if (waiting.size() <= most) {
                return null;
            }
            // Counts no more from now on: until it has gone, others may come for whom another one has to go.
            HostedSession longest = waiting.iterator().next();
            waiting.remove(longest);
            return longest;
        } finally {
            lock.unlock();
        }
    }

    /** Those that wait for their clients, the one that has waited longest first. */
    List<HostedSession> waiting() {
        lock.lock();
        try {
            return List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
    }

    void resumed(HostedSession session) {
        lock.lock();
        try {
            waiting.remove(session);
        } finally {
            lock.unlock();
        }
    }

    void ended(String id, boolean hasExpired) {
        HostedSession session = byId.remove(id);
        lock.lock();
        try {
            if (session != null) {
                waiting.remove(session);
            }
            if (hasExpired) {
                expired.put(id, true);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for their clients. */
    public int suspended() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
