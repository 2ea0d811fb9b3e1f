package dev.duplexrpc.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The sessions of a host that can be resumed, by their ids, and which of them wait for their clients. Any thread. */
final class HostedSessions {

    private final ConcurrentHashMap<String, HostedSession> byId = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock; the one that waits longest comes first. */
    private final LinkedHashSet<HostedSession> waiting = new LinkedHashSet<>();

    void opened(HostedSession session) {
        byId.put(session.guest().id(), session);
    }

    @Nullable HostedSession find(String id) {
        return byId.get(id);
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

    /** @return the session that has ended, null if it is not here or was ended before */
    @Nullable HostedSession ended(String id) {
        HostedSession session = byId.remove(id);
        if (session != null) {
            resumed(session);
        }
        return session;
    }

    /** How many wait for their clients. */
    int suspended() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
