package dev.duplexrpc.session;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.link.LinkMessage;
import dev.duplexrpc.link.LinkMessage.Lost;
import dev.duplexrpc.link.LinkMessage.Open;
import dev.duplexrpc.link.LinkMessage.Opened;
import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkMessage.Resumed;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.link.LinkViolation;
import dev.duplexrpc.link.LostReason;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What a {@link SessionHost} hears of a connection until that has a session. Belongs to the connection's thread. */
final class Greeting implements Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    private final SessionHost host;
    private final Carrier carrier;
    private final Visitor visitor;

    /** Whether somebody else is about to answer: who the client is, or where its session. What comes meanwhile breaks the protocol. */
    private boolean waits;

    private boolean refused;
    private boolean over;
    private TimerWheel.@Nullable Timer timer;

    Greeting(SessionHost host, Carrier carrier, Visitor visitor) {
        this.host = host;
        this.carrier = carrier;
        this.visitor = visitor;
    }

    void begin() {
        beginToWait();
        carrier.start(this);
    }

    private void beginToWait() {
        timer = host.afterGreetingTimeout(() -> carrier.execute(this::takesTooLong));
    }

    private void stopWaiting() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void takesTooLong() {
        if (!waits && !over) {
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
            } else if (message instanceof Open open) {
                identify(open.auth(), this::open);
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
        // Whoever likes can do this as often as he likes.
        LOG.atLevel(host.mayTell() ? Level.INFO : Level.DEBUG)
                .log("{} closed before it had a session, {}.", carrier.label(), reason);
        answered();
    }

    private void answered() {
        over = true;
        stopWaiting();
    }

    /** Finds out who the client is by what its message says, and goes on if that is somebody who may come in. */
    private void identify(@Nullable Json auth, Runnable next) {
        if (auth != null && auth.toBytes().length > LinkMessages.MAX_AUTH_BYTES) {
            violated(
                    "The credentials in 'auth' are longer than the " + LinkMessages.MAX_AUTH_BYTES
                            + " bytes that maxAuthBytes allows.",
                    "maxAuthBytes");
            return;
        }
        waits = true;
        visitor.identify(auth, refusal -> {
            waits = false;
            if (over) {
                return;
            }
            if (refusal == null) {
                next.run();
            } else {
                refuse(refusal);
            }
        });
    }

    private void refuse(CloseReason refusal) {
        answered();
        carrier.close(refusal.code(), refusal.detail());
    }

    private void open() {
        CloseReason refusal = visitor.refusal();
        if (refusal != null) {
            refuse(refusal);
            return;
        }
        HostedSession session = host.open(carrier, visitor);
        LinkedTransport transport = session.transport();
        answered();
        tell(new Opened(session.guest().id(), session.secret().first(), host.terms(transport)));
        session.guest().begin();
        transport.open(host.window(), host.observing(session));
    }

    private void resume(Resume wanted) {
        HostedSession session = host.find(wanted.session());
        if (session == null) {
            waits = true;
            host.whereabouts(wanted).thenAccept(reason -> carrier.execute(() -> lost(reason)));
        } else {
            identify(wanted.auth(), () -> move(session, wanted));
        }
    }

    private void move(HostedSession session, Resume wanted) {
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
        carrier.execute(() -> lost(refusal));
        return false;
    }

    private @Nullable LostReason refusal(HostedSession session, Resume wanted) {
        LinkedTransport transport = session.transport();
        if (transport.hasEnded()) {
            return transport.hasExpired() ? LostReason.EXPIRED : LostReason.UNKNOWN;
        }
        LostReason refusal = session.secret().refusal(wanted);
        return refusal == null && !session.owner().has(visitor.principal()) ? LostReason.WRONG_PRINCIPAL : refusal;
    }

    /** The session is this connection's, and so is its thread. */
    private void takeOver(HostedSession session, Resume wanted) {
        LinkedTransport transport = session.transport();
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
        tell(new Resumed(session.secret().rotate(wanted), transport.received(), host.terms(transport)));
        session.guest().returned(visitor);
        try {
            transport.resume(
                    wanted.received(), host.window(), () -> session.secret().confirmed());
        } catch (LinkViolation violation) {
            Disconnect reason = new Disconnect(
                    Disconnect.Kind.VIOLATION, LinkCodes.VIOLATED, Objects.toString(violation.getMessage()));
            carrier.abort(reason);
            transport.end(reason);
        }
    }

    private void lost(LostReason reason) {
        waits = false;
        if (over) {
            return;
        }
        refused = true;
        tell(new Lost(reason));
        // What it took to find that out is not the client's fault.
        stopWaiting();
        beginToWait();
    }

    private void tell(LinkMessage message) {
        byte[] bytes = LinkMessages.bytes(message);
        carrier.send(bytes, 0, bytes.length, null);
    }
}
