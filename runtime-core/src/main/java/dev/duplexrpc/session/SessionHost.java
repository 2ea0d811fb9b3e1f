package dev.duplexrpc.session;

import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkMessage.Terms;
import dev.duplexrpc.link.LostReason;
import dev.duplexrpc.link.SessionSecret;
import dev.duplexrpc.session.StoredSession.State;
import dev.duplexrpc.time.OnceASecond;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.TransportLimits;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A server's side of the link protocol: hears what each new connection wants, opens sessions, and hands those that are resumed from one connection to the next. Any
 * thread; a session itself belongs to the thread of its connection.
 */
public final class SessionHost {

    private final SessionTerms terms;
    private final TransportLimits limits;
    private final TimerWheel wheel;
    private final ConcurrentHashMap<String, HostedSession> sessions = new ConcurrentHashMap<>();
    private final SuspendedSessions suspended;
    private final Records records;
    private final SecureRandom random = new SecureRandom();
    private final OnceASecond lines;

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
        this.lines = new OnceASecond(wheel);
        this.suspended = new SuspendedSessions(terms.suspended(), wheel);
        this.records = new Records(store, wheel, terms.greetingTimeout().toNanos() / 2, random);
    }

    /** A connection has come that speaks the protocol. On its thread; begins to read it. */
    public void greet(Carrier carrier, Visitor visitor) {
        new Greeting(this, carrier, visitor).begin();
    }

    TimerWheel.Timer afterGreetingTimeout(Runnable task) {
        return wheel.schedule(terms.greetingTimeout().toNanos(), task);
    }

    /** Whether another line about strangers may go into the log: one a second, however many there are. */
    boolean mayTell() {
        return lines.may();
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
        HostedSession session = new HostedSession(
                guest, transport, new SessionSecret(random), SessionOwner.of(visitor.principal(), visitor.address()));
        sessions.put(guest.id(), session);
        records.save(session, State.CONNECTED);
        return session;
    }

    SessionObserver observing(HostedSession session) {
        return new Suspensions(session);
    }

    /** The session of this id, null if it is not here. */
    @Nullable HostedSession find(String id) {
        return sessions.get(id);
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
    int suspended() {
        return suspended.count();
    }

    /** Keeps the accounts of who waits for his client, here and in the store. */
    private final class Suspensions implements SessionObserver {

        private final HostedSession session;

        Suspensions(HostedSession session) {
            this.session = session;
        }

        @Override
        public void suspended(Disconnect reason) {
            session.guest().suspended(reason);
            records.save(session, State.SUSPENDED);
            if (reason.code() == LinkCodes.TAKEN_OVER) {
                suspended.addMoving(session);
            } else {
                suspended.add(session);
            }
        }

        @Override
        public void resumed() {
            suspended.remove(session);
            session.guest().resumed();
            records.save(session, State.CONNECTED);
        }
    }

    /** A session has ended. On its thread. */
    public void ended(Guest guest, LinkedTransport transport) {
        HostedSession session = sessions.remove(guest.id());
        if (session == null) {
            return;
        }
        suspended.remove(session);
        if (transport.hasExpired()) {
            records.save(session, State.EXPIRED);
        } else {
            records.remove(guest.id());
        }
    }
}
