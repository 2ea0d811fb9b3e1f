package dev.duplexrpc.session;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.link.ClientGreeting;
import dev.duplexrpc.link.LinkMessage;
import dev.duplexrpc.link.LinkMessage.Close;
import dev.duplexrpc.link.LinkMessage.Lost;
import dev.duplexrpc.link.LinkMessage.Opened;
import dev.duplexrpc.link.LinkMessage.Resumed;
import dev.duplexrpc.link.LinkMessage.Terms;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.link.LinkViolation;
import dev.duplexrpc.link.LostReason;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.websocket.CloseCode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client's side of the link protocol: asks every connection that is made for the session, or for a new one where there is none, and hands the session from one
 * connection to the next. Who makes the connections, and when, is its owner's business. Belongs to the session's thread.
 */
public final class ClientSession {

    /** Whose session it is. Called on the session's thread. */
    public interface Owner extends SessionObserver {

        /** A new session begins: the receiver of its transport must be set when this returns. */
        void opened(String session);

        /**
         * The server has lost the session. Ends its transport, and {@link ClientSession#renew renews} the session unless there is to be none any more.
         */
        void lost(LostReason reason);

        /** A connection has ended before it was known what becomes of the session. */
        void unanswered(Disconnect reason);
    }

    /** What is kept for a server that acknowledges nothing, whatever window it grants. */
    private static final int MOST_KEPT = 16 << 20;

    private final Owner owner;
    private final TimerWheel wheel;
    private final Duration greetingTimeout;
    private final Duration pingInterval;

    private ClientGreeting greeting = new ClientGreeting();
    private LinkedTransport transport;

    /**
     * One that has no connection yet.
     *
     * @param first the transport of the session, which the first connection will open
     * @param greetingTimeout how long the server may take to answer for the session
     * @param pingInterval how often the connections by themselves ask whether the server is alive
     */
    public ClientSession(
            LinkedTransport first, Owner owner, Duration greetingTimeout, Duration pingInterval, TimerWheel wheel) {
        this.transport = first;
        this.owner = owner;
        this.greetingTimeout = greetingTimeout;
        this.pingInterval = pingInterval;
        this.wheel = wheel;
    }

    /** The session is gone: the next connection, or the present one if it has just said so, opens another over this transport. */
    public void renew(LinkedTransport next) {
        transport = next;
        greeting = new ClientGreeting();
    }

    /**
     * A connection has been made, and not begun; the former one has either been answered or ended, so that there is never a choice. Any thread.
     *
     * @param auth the credentials to give over it when asking for the session; null for none
     */
    public void connected(Carrier carrier, @Nullable Json auth) {
        // Not with a code of the protocol: to the server, the session only loses a connection.
        transport.move(carrier, CloseCode.GOING_AWAY, () -> true, () -> new Answer(carrier, auth).ask());
    }

    /** What a connection answers when it is asked for the session. */
    private final class Answer implements Receiver {

        private final Carrier carrier;
        private final @Nullable Json auth;
        private boolean over;
        private TimerWheel.@Nullable Timer timer;

        Answer(Carrier carrier, @Nullable Json auth) {
            this.carrier = carrier;
            this.auth = auth;
        }

        void ask() {
            if (transport.hasEnded()) {
                carrier.start(LinkedTransport.NOBODY);
                carrier.close(CloseCode.NORMAL, "");
                return;
            }
            timer = wheel.schedule(greetingTimeout.toNanos(), () -> carrier.execute(this::takesTooLong));
            carrier.start(this);
            greet();
        }

        private void greet() {
            tell(greeting.first(transport.received(), auth));
        }

        private void tell(LinkMessage message) {
            byte[] bytes = LinkMessages.bytes(message);
            carrier.send(bytes, 0, bytes.length, null);
        }

        private void takesTooLong() {
            if (!over) {
                end(new Disconnect(
                        Disconnect.Kind.LOST,
                        LinkCodes.VIOLATED,
                        "the server did not say within greetingTimeout what becomes of the session"));
            }
        }

        private void end(Disconnect reason) {
            answered();
            carrier.abort(reason);
            owner.unanswered(reason);
        }

        private void answered() {
            over = true;
            if (timer != null) {
                timer.cancel();
            }
        }

        @Override
        public void message(byte[] bytes, int from, int length) {
            if (over) {
                return;
            }
            if (transport.hasEnded()) {
                // Closed while it was asked for: the server need not wait for anybody.
                answered();
                tell(new Close("the client has closed"));
                carrier.close(CloseCode.NORMAL, "");
                return;
            }
            try {
                if (!LinkMessages.isAbout(bytes, from, length)) {
                    throw new LinkViolation("The server sent something else before it answered for the session.");
                }
                take(LinkMessages.read(bytes, from, length));
            } catch (LinkViolation violation) {
                violated(violation);
            }
        }

        private void take(@Nullable LinkMessage message) {
            if (message instanceof Opened opened) {
                greeting.opened(opened);
                answered();
                ask(opened.terms());
                owner.opened(opened.session());
                transport.open(window(opened.terms()), owner);
            } else if (message instanceof Resumed resumed) {
                greeting.resumed(resumed);
                answered();
                ask(resumed.terms());
                transport.resume(resumed.received(), window(resumed.terms()), null);
            } else if (message instanceof Lost lost) {
                lost(lost.reason());
            } else if (message != null) {
                throw new LinkViolation("The server sent a " + message + " before it answered for the session.");
            }
        }

        private static int window(Terms terms) {
            return Math.min(terms.window(), MOST_KEPT);
        }

        /** Asks the server whether it is alive at least as often as it asks. */
        private void ask(Terms terms) {
            long serverMillis = terms.heartbeatMillis();
            if (serverMillis > 0 && (pingInterval.isZero() || pingInterval.toMillis() > serverMillis)) {
                carrier.pingInterval(Duration.ofMillis(serverMillis));
            }
        }

        private void lost(LostReason reason) {
            greeting.lost();
            LinkedTransport former = transport;
            owner.lost(reason);
            if (transport == former) {
                answered();
                carrier.close(LinkCodes.ENDED, "the session has ended");
            } else {
                greet();
            }
        }

        private void violated(LinkViolation violation) {
            answered();
            Disconnect reason = new Disconnect(
                    Disconnect.Kind.VIOLATION, LinkCodes.VIOLATED, Objects.toString(violation.getMessage()));
            carrier.abort(reason);
            transport.end(reason);
        }

        @Override
        public void closed(Disconnect reason) {
            if (!over) {
                answered();
                owner.unanswered(reason);
            }
        }
    }
}
