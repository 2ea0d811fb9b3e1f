package dev.duplexrpc.session;

import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Disconnect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sessions of a host that wait for their clients, by their owners. Where there is no room for one more, the owner who has most makes way with the session of his that has waited longest: whoever
 * comes in great numbers drives out himself and nobody else. Of several who have as many, those make way first who have not said who they are, because addresses cost less than accounts. Any thread.
 */
final class SuspendedSessions {

    /** How often the bytes that wait are counted. */
    private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SuspendedLimits limits;
    private final TimerWheel wheel;
    private final AtomicBoolean watching = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();

    // All guarded by the lock.

    /** The sessions of each, the one that has waited longest first. */
    private final Map<SessionOwner, LinkedHashSet<HostedSession>> byOwner = new LinkedHashMap<>();

    /** The owners by who makes way first, which is the last entry; of equals, first he who has been so longest. */
    private final TreeMap<Rank, LinkedHashSet<SessionOwner>> ownersByRank = new TreeMap<>();

    private int count;

    SuspendedSessions(SuspendedLimits limits, TimerWheel wheel) {
        this.limits = limits;
        this.wheel = wheel;
    }

    /** One is on its way to another connection: it counts until it has arrived, but nobody has to go for that. */
    void addMoving(HostedSession session) {
        lock.lock();
        try {
            enter(session);
        } finally {
            lock.unlock();
        }
        watchBytes();
    }

    /** One more waits, for which another one may have to go. */
    void add(HostedSession session) {
        HostedSession ownTooMany = null;
        HostedSession tooMany = null;
        lock.lock();
        try {
            enter(session);
            LinkedHashSet<HostedSession> own = byOwner.get(session.owner());
            // Who has to go counts no more from now on: until he has gone, others may come for whom another one has to
            // go.
            if (own != null && own.size() > limits.sessionsPerOwner()) {
                ownTooMany = own.iterator().next();
                leave(ownTooMany);
            } else if (count > limits.sessions()) {
                SessionOwner largest =
                        ownersByRank.lastEntry().getValue().iterator().next();
                tooMany =
                        Objects.requireNonNull(byOwner.get(largest)).iterator().next();
                leave(tooMany);
            }
        } finally {
            lock.unlock();
        }
        if (ownTooMany != null) {
            end(
                    ownTooMany,
                    waitedLongest("as many sessions of its owner wait as maxSuspendedSessionsPerOwner allows")
                            .atLimit("maxSuspendedSessionsPerOwner"));
        }
        if (tooMany != null) {
            end(
                    tooMany,
                    waitedLongest("as many sessions wait for their clients as maxSuspendedSessions allows")
                            .atLimit("maxSuspendedSessions"));
        }
        watchBytes();
    }

    /** One waits no more, if it ever did. */
    void remove(HostedSession session) {
        lock.lock();
        try {
            leave(session);
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    private void enter(HostedSession session) {
        LinkedHashSet<HostedSession> own = byOwner.computeIfAbsent(session.owner(), owner -> new LinkedHashSet<>(2));
        if (own.add(session)) {
            count++;
            recount(session.owner(), own.size() - 1, own.size());
        }
    }

    private void leave(HostedSession session) {
        LinkedHashSet<HostedSession> own = byOwner.get(session.owner());
        if (own != null && own.remove(session)) {
            count--;
            recount(session.owner(), own.size() + 1, own.size());
            if (own.isEmpty()) {
                byOwner.remove(session.owner());
            }
        }
    }

    private void recount(SessionOwner owner, int before, int now) {
        ownersByRank.computeIfPresent(Rank.of(owner, before), (same, owners) -> {
            owners.remove(owner);
            return owners.isEmpty() ? null : owners;
        });
        if (now > 0) {
            ownersByRank
                    .computeIfAbsent(Rank.of(owner, now), same -> new LinkedHashSet<>())
                    .add(owner);
        }
    }

    private record Rank(int sessions, boolean isStranger) implements Comparable<Rank> {

        static Rank of(SessionOwner owner, int sessions) {
            return new Rank(sessions, owner.has(null));
        }

        @Override
        public int compareTo(Rank other) {
            return sessions == other.sessions
                    ? Boolean.compare(isStranger, other.isStranger)
                    : Integer.compare(sessions, other.sessions);
        }
    }

    /** Looks from time to time at what all of them hold, as long as there are any. */
    private void watchBytes() {
        if (watching.compareAndSet(false, true)) {
            wheel.schedule(WATCH_NANOS, () -> {
                watching.set(false);
                boundBytes();
            });
        }
    }

    private void boundBytes() {
        List<Holding> holdings = holdings();
        long held = 0;
        for (Holding one : holdings) {
            while (one.bytes > limits.bytesPerOwner()) {
                one.endLongest(
                        waitedLongest("the sessions of its owner hold more bytes than maxSuspendedBytesPerOwner allows")
                                .atLimit("maxSuspendedBytesPerOwner"));
            }
            held += one.bytes;
        }
        if (held > limits.bytes()) {
            PriorityQueue<Holding> largestFirst = new PriorityQueue<>(Comparator.comparingLong(one -> -one.bytes));
            largestFirst.addAll(holdings);
            while (held > limits.bytes()) {
                Holding largest = largestFirst.remove();
                held -= largest.endLongest(
                        waitedLongest("more bytes wait for clients that are away than maxSuspendedBytes allows")
                                .atLimit("maxSuspendedBytes"));
                largestFirst.add(largest);
            }
        }
        if (!holdings.isEmpty()) {
            watchBytes();
        }
    }

    private List<Holding> holdings() {
        lock.lock();
        try {
            List<Holding> holdings = new ArrayList<>(byOwner.size());
            for (LinkedHashSet<HostedSession> own : byOwner.values()) {
                holdings.add(new Holding(own));
            }
            return holdings;
        } finally {
            lock.unlock();
        }
    }

    /** What the sessions of one owner hold, at one moment. */
    private static final class Holding {

        private record Held(HostedSession session, long bytes) {}

        private final ArrayDeque<Held> longestFirst = new ArrayDeque<>();
        private long bytes;

        Holding(Iterable<HostedSession> own) {
            for (HostedSession session : own) {
                long held = session.heldBytes();
                if (held > 0) {
                    longestFirst.add(new Held(session, held));
                    bytes += held;
                }
            }
        }

        /** @return how many bytes that frees */
        long endLongest(Disconnect reason) {
            Held longest = longestFirst.remove();
            bytes -= longest.bytes;
            end(longest.session, reason);
            return longest.bytes;
        }
    }

    private static void end(HostedSession session, Disconnect reason) {
        session.transport().loseUnlessBack(reason);
    }

    private static Disconnect waitedLongest(String why) {
        return new Disconnect(Disconnect.Kind.LOST, LinkCodes.ENDED, why + ", and this one waited longest");
    }
}
