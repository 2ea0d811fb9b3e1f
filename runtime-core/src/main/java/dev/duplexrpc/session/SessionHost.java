package dev.duplexrpc.session;

import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkMessage.Terms;
import dev.duplexrpc.link.LostReason;
import dev.duplexrpc.link.SessionSecret;
import dev.duplexrpc.session.StoredSession.State;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.TransportLimits;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A server's side of the link protocol: hears what each new connection wants, opens sessions, and hands those that are resumed from one connection to the next. Any
 * thread; a session itself belongs to the thread of its connection.
 */
public final class SessionHost {

    /** How often the bytes of suspended sessions are counted. */
    private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SessionTerms terms;
    private final TransportLimits limits;
    private final TimerWheel wheel;
    private final HostedSessions sessions = new HostedSessions();
    private final Records records;
    private final SecureRandom random = new SecureRandom();
    private final AtomicBoolean watching = new AtomicBoolean();

    /**
     * One that has no sessions yet.
     *
     * @param limits of the connections, which say how much may wait and how often one is asked whether it is alive
     * @param store where others find what they may know of its sessions; it has half of the greeting's time to answer
     */
    public SessionHost(SessionTerms terms, TransportLimits limits, TimerWheel wheel, SessionStore store) {
        this.terms = terms.withWindow(Math.max(terms.window(), limits.maxMessageBytes()));
        this.limits = limits;
        this.wheel = wheel;
        this.records = new Records(store, wheel, terms.greetingTimeout().toNanos() / 2, random);
    }

    /** A connection has come that speaks the protocol. On its thread; begins to read it. */
    public void greet(Carrier carrier, Visitor visitor) {
        new Greeting(this, carrier, visitor).begin();
    }

    TimerWheel.Timer afterGreetingTimeout(Runnable task) {
        return wheel.schedule(terms.greetingTimeout().toNanos(), task);
    }

    int window() {
        return terms.window();
    }

    /** What the client of a session is told. */
    Terms terms(LinkedTransport transport) {
        return terms.told(transport.grace(), limits.pingInterval());
    }

    /** Makes a session for somebody who is welcome. On the connection's thread. */
    HostedSession open(Carrier carrier, Visitor visitor) {
        LinkedTransport transport =
                new LinkedTransport(carrier, terms, limits.closeTimeout(), limits.maxOutboxBytes(), wheel);
        Guest guest = visitor.open(transport);
        HostedSession session = new HostedSession(guest, transport, new SessionSecret(random), visitor.principal());
        sessions.opened(session);
        records.save(session, State.CONNECTED);
        return session;
    }

    SessionObserver observing(HostedSession session) {
        return new Suspensions(session);
    }

    /** The session of this id, null if it is not here. */
    @Nullable HostedSession find(String id) {
        return sessions.find(id);
    }

    /** Why a session that is not here cannot be resumed here. Ends on any thread. */
    CompletableFuture<LostReason> whereabouts(Resume wanted) {
        return records.find(wanted.session()).thenApply(stored -> {
            if (stored == null) {
                return LostReason.UNKNOWN;
            }
            if (stored.state() == State.EXPIRED) {
                return LostReason.EXPIRED;
            }
            // Where it is, is nobody's business but its client's.
            return wanted.token().isOneOf(stored.tokens()) ? LostReason.ELSEWHERE : LostReason.WRONG_TOKEN;
        });
    }

    /** How many sessions wait for their clients. Any thread. */
    public int suspended() {
        return sessions.suspended();
    }

    /** Keeps the account of who waits for his client. */
    private final class Suspensions implements SessionObserver {

        private final HostedSession session;

        Suspensions(HostedSession session) {
            this.session = session;
        }

        @Override
        public void suspended(Disconnect reason) {
            HostedSession tooMany = sessions.suspended(session, terms.maxSuspended());
            session.guest().suspended(reason);
            records.save(session, State.SUSPENDED);
            if (tooMany != null) {
                tooMany.transport()
                        .loseUnlessBack(
                                waitedLongest("as many sessions wait for their clients as maxSuspendedSessions allows")
                                        .atLimit("maxSuspendedSessions"));
            }
            watchBytes();
        }

        @Override
        public void resumed() {
            sessions.resumed(session);
            session.guest().resumed();
            records.save(session, State.CONNECTED);
        }
    }

    /** Looks from time to time at what all suspended sessions hold, as long as there are any. */
    private void watchBytes() {
        if (watching.compareAndSet(false, true)) {
            wheel.schedule(WATCH_NANOS, () -> {
                watching.set(false);
                boundBytes();
            });
        }
    }

    private void boundBytes() {
        List<HostedSession> waiting = sessions.waiting();
        long held = waiting.stream()
                .mapToLong(session -> session.transport().heldBytes())
                .sum();
        for (HostedSession longest : waiting) {
            if (held <= terms.maxSuspendedBytes()) {
                break;
            }
            long bytes = longest.transport().heldBytes();
            if (bytes > 0) {
                held -= bytes;
                longest.transport()
                        .loseUnlessBack(
                                waitedLongest("more bytes wait for clients that are away than maxSuspendedBytes allows")
                                        .atLimit("maxSuspendedBytes"));
            }
        }
        if (!waiting.isEmpty()) {
            watchBytes();
        }
    }

    private static Disconnect waitedLongest(String why) {
        return new Disconnect(Disconnect.Kind.LOST, LinkCodes.ENDED, why + ", and this one waited longest");
    }

    /** A session has ended. On its thread. */
    public void ended(Guest guest, LinkedTransport transport) {
        HostedSession session = sessions.ended(guest.id());
        if (session == null) {
            return;
        }
        if (transport.hasExpired()) {
            records.save(session, State.EXPIRED);
        } else {
            records.remove(guest.id());
        }
    }
}
