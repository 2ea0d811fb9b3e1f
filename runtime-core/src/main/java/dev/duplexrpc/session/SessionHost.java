package dev.duplexrpc.session;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.link.LinkMessage;
import dev.duplexrpc.link.LinkMessage.Lost;
import dev.duplexrpc.link.LinkMessage.Open;
import dev.duplexrpc.link.LinkMessage.Opened;
import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkMessage.Resumed;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.link.LinkViolation;
import dev.duplexrpc.link.LostReason;
import dev.duplexrpc.link.SessionSecret;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.TransportLimits;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
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
    private final SessionStore store;
    private final SecureRandom random = new SecureRandom();
    private final AtomicBoolean watching = new AtomicBoolean();

    /** @param limits of the connections, which say how much may wait and how often one is asked whether it is alive */
    public SessionHost(SessionTerms terms, TransportLimits limits, TimerWheel wheel, SessionStore store) {
        this.terms = terms.withWindow(Math.max(terms.window(), limits.maxMessageBytes()));
        this.limits = limits;
        this.wheel = wheel;
        this.store = store;
    }

    /** A connection has come that speaks the protocol. On its thread; begins to read it. */
    public void greet(Carrier carrier, Visitor visitor) {
        Greeting greeting = new Greeting(carrier, visitor);
        greeting.timer =
                wheel.schedule(terms.greetingTimeout().toNanos(), () -> carrier.execute(greeting::takesTooLong));
        carrier.start(greeting);
    }

    /** What is heard of a connection until it has a session. On its thread. */
    private final class Greeting implements Receiver {

        private final Carrier carrier;
        private final Visitor visitor;
        private boolean waits;
        private boolean late;
        private boolean refused;
        private boolean over;
        private TimerWheel.@Nullable Timer timer;

        Greeting(Carrier carrier, Visitor visitor) {
            this.carrier = carrier;
            this.visitor = visitor;
        }

        void takesTooLong() {
            if (waits) {
                // The session's thread is about to answer; then the time is up all the same.
                late = true;
            } else if (!over) {
                violated("No session was asked for within greetingTimeout.", "greetingTimeout");
            }
        }

        @Override
        public void message(byte[] bytes, int from, int length) {
            if (over) {
                return;
            }
            try {
                LinkMessage message =
                        LinkMessages.isAbout(bytes, from, length) ? LinkMessages.read(bytes, from, length) : null;
                if (waits) {
                    throw new LinkViolation("A message came before the answer to the one that asks for a session.");
                } else if (message instanceof Open) {
                    open();
                } else if (message instanceof Resume && refused) {
                    throw new LinkViolation("Behind rpc.link.lost only rpc.link.open may follow.");
                } else if (message instanceof Resume resume) {
                    resume(resume);
                } else {
                    throw new LinkViolation("The first message must be rpc.link.open or rpc.link.resume.");
                }
            } catch (LinkViolation violation) {
                violated(Objects.toString(violation.getMessage()), null);
            }
        }

        private void violated(String detail, @Nullable String limit) {
            over = true;
            carrier.abort(new Disconnect(Disconnect.Kind.VIOLATION, LinkCodes.VIOLATED, detail, limit));
        }

        @Override
        public void closed(Disconnect reason) {
            String limit = reason.limit();
            if (limit != null) {
                visitor.limitReached(limit);
            }
            answered();
        }

        private void answered() {
            over = true;
            if (timer != null) {
                timer.cancel();
            }
        }

        private void open() {
            CloseReason refusal = visitor.refusal();
            if (refusal != null) {
                answered();
                carrier.close(refusal.code(), refusal.detail());
                return;
            }
            LinkedTransport transport =
                    new LinkedTransport(carrier, terms, limits.closeTimeout(), limits.maxOutboxBytes(), wheel);
            Guest guest = visitor.open(transport);
            SessionSecret secret = new SessionSecret(random);
            HostedSession session = new HostedSession(guest, transport, secret, visitor.principal());
            store.opened(session);
            answered();
            tell(new Opened(guest.id(), secret.first(), terms.told(transport.grace(), limits.pingInterval())));
            guest.begin();
            transport.open(terms.window(), new Suspensions(session));
        }

        private void resume(Resume wanted) {
            HostedSession session = store.find(wanted.session());
            if (session == null) {
                lost(store.hasExpired(wanted.session()) ? LostReason.EXPIRED : LostReason.UNKNOWN);
                return;
            }
            waits = true;
            session.transport()
                    .move(
                            carrier,
                            LinkCodes.TAKEN_OVER,
                            () -> mayTakeOver(session, wanted),
                            () -> takeOver(session, wanted));
        }

        /** On the session's thread, which is not yet that of this connection. */
        private boolean mayTakeOver(HostedSession session, Resume wanted) {
            LostReason refusal = refusal(session, wanted);
            if (refusal == null) {
                return true;
            }
            carrier.execute(() -> {
                waits = false;
                lost(refusal);
            });
            return false;
        }

        private @Nullable LostReason refusal(HostedSession session, Resume wanted) {
            LinkedTransport transport = session.transport();
            if (transport.hasEnded()) {
                return transport.hasExpired() ? LostReason.EXPIRED : LostReason.UNKNOWN;
            }
            LostReason refusal = session.secret().refusal(wanted);
            return refusal == null && !Objects.equals(session.owner(), visitor.principal())
                    ? LostReason.WRONG_PRINCIPAL
                    : refusal;
        }

        /** The session is this connection's, and so is its thread. */
        private void takeOver(HostedSession session, Resume wanted) {
            LinkedTransport transport = session.transport();
            waits = false;
            if (transport.place() != carrier) {
                // Another took it over before it was here.
                lost(LostReason.OVERTAKEN);
                return;
            }
            if (over) {
                // The connection has ended while the session came here; the session waits for the next one.
                return;
            }
            if (transport.hasEnded()) {
                lost(transport.hasExpired() ? LostReason.EXPIRED : LostReason.UNKNOWN);
                return;
            }
            LostReason overtaken = session.secret().refusal(wanted);
            if (overtaken != null) {
                lost(overtaken);
                return;
            }
            answered();
            tell(new Resumed(
                    session.secret().rotate(wanted),
                    transport.received(),
                    terms.told(transport.grace(), limits.pingInterval())));
            session.guest().returned(visitor);
            try {
                transport.resume(
                        wanted.received(),
                        terms.window(),
                        () -> session.secret().confirmed());
            } catch (LinkViolation violation) {
                Disconnect reason = new Disconnect(
                        Disconnect.Kind.VIOLATION, LinkCodes.VIOLATED, Objects.toString(violation.getMessage()));
                carrier.abort(reason);
                transport.end(reason);
            }
        }

        private void lost(LostReason reason) {
            if (over) {
                return;
            }
            refused = true;
            tell(new Lost(reason));
            if (late) {
                takesTooLong();
            }
        }

        private void tell(LinkMessage message) {
            byte[] bytes = LinkMessages.bytes(message);
            carrier.send(bytes, 0, bytes.length, null);
        }
    }

    /** Keeps the store's account of who waits for his client. */
    private final class Suspensions implements SessionObserver {

        private final HostedSession session;

        Suspensions(HostedSession session) {
            this.session = session;
        }

        @Override
        public void suspended(Disconnect reason) {
            HostedSession tooMany = store.suspended(session, terms.maxSuspended());
            session.guest().suspended(reason);
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
            store.resumed(session);
            session.guest().resumed();
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
        List<HostedSession> waiting = store.waiting();
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

    /** A session has ended. Any thread. */
    public void ended(Guest guest, LinkedTransport transport) {
        store.ended(guest.id(), transport.hasExpired());
    }
}
