package dev.duplexrpc.transport;

import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.websocket.CloseCode;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSinkChannel;

/**
 * How a connection ends, RFC 6455 section 7: one side says farewell, the other answers, the server closes the socket; and when somebody does not do his part, a timer
 * does. Whoever began and whatever goes wrong, the reason is told once and the socket is closed. Only for the connection's own thread.
 */
final class Ending {

    /** Whose end this is. */
    interface Owner {

        /** Nothing more is taken from the user. */
        void stopTaking();

        /** Nothing that waits is sent any more, and nothing is read. */
        void dropEverything();

        /** The connection has ended for the one who uses it; called once. */
        void report(Disconnect reason);

        void execute(Runnable task);
    }

    private final StreamConnection connection;
    private final SocketWriter writer;
    private final Outbox outbox;
    private final TimerWheel wheel;
    private final Duration closeTimeout;
    private final Owner owner;

    private @Nullable Disconnect begun;
    private boolean reported;
    private boolean over;
    private boolean writesShutDown;
    private TimerWheel.@Nullable Timer timer;

    Ending(
            StreamConnection connection,
            SocketWriter writer,
            Outbox outbox,
            TimerWheel wheel,
            Duration closeTimeout,
            Owner owner) {
        this.connection = connection;
        this.writer = writer;
        this.outbox = outbox;
        this.wheel = wheel;
        this.closeTimeout = closeTimeout;
        this.owner = owner;
    }

    /** Whether the socket is closed. */
    boolean isOver() {
        return over;
    }

    /** Has this side say farewell, and wait for the other side's, but not for ever. The close frame leaves with the next drain. */
    void begin(Disconnect reason) {
        if (begun != null || over) {
            return;
        }
        begun = reason;
        owner.stopTaking();
        if (reason.kind() != Disconnect.Kind.CLOSED_HERE) {
            outbox.discard();
        }
        writer.farewell(reason.code(), reason.detail());
        endLater(reason);
        if (reason.kind() == Disconnect.Kind.VIOLATION) {
            report(reason);
        }
    }

    /** The other side has said farewell: first, which is answered, or in answer to ours. */
    void farewellCame(int code, String reason) {
        Disconnect farewell = new Disconnect(Disconnect.Kind.CLOSED_THERE, code, Disconnect.oneLine(reason));
        if (begun != null) {
            report(begun);
            begun = farewell;
            return;
        }
        begun = farewell;
        owner.stopTaking();
        outbox.discard();
        // The same code again, as section 5.5.1 advises; a frame without one is answered by one without.
        writer.farewell(code, reason);
        endLater(farewell);
        report(farewell);
    }

    private void endLater(Disconnect reason) {
        timer = wheel.schedule(closeTimeout.toNanos(), () -> owner.execute(() -> tooLate(reason)));
    }

    private void tooLate(Disconnect reason) {
        // What has been told already is not told again.
        begun = reason.atLimit("closeTimeout");
        now(begun);
    }

    /** To be called when the socket has taken what it takes for now. */
    void drained() {
        if (over || !reported || !writer.isFinished()) {
            return;
        }
        // The other side has said its farewell, or never will: this ends what we send, and its end of stream or the
        // timer
        // ends the rest.
        if (begun != null && begun.kind() == Disconnect.Kind.CLOSED_THERE) {
            now(begun);
        } else {
            shutDownWrites();
        }
    }

    private void shutDownWrites() {
        ConduitStreamSinkChannel sink = connection.getSinkChannel();
        try {
            if (!writesShutDown) {
                writesShutDown = true;
                sink.shutdownWrites();
            }
            // TLS has a farewell of its own to send.
            if (!sink.flush()) {
                sink.resumeWrites();
            } else if (sink.isWriteResumed()) {
                sink.suspendWrites();
            }
        } catch (IOException | RuntimeException broken) {
            now(lost(broken));
        }
    }

    /** Closes the socket, whatever is still unsent, and tells the reason if it has not been told. */
    void now(Disconnect reason) {
        if (over) {
            return;
        }
        over = true;
        owner.stopTaking();
        outbox.discard();
        owner.dropEverything();
        if (timer != null) {
            timer.cancel();
        }
        if (writer.isFinished() && !writesShutDown) {
            shutDownWrites();
        }
        IoUtils.safeClose(connection);
        report(begun == null ? reason : begun);
    }

    private void report(Disconnect reason) {
        if (!reported) {
            reported = true;
            owner.report(reason);
        }
    }

    /** The socket has thrown this. */
    static Disconnect lost(Throwable cause) {
        return new Disconnect(Disconnect.Kind.LOST, CloseCode.ABNORMAL, cause.toString(), null, cause);
    }

    static Disconnect lost(String detail) {
        return new Disconnect(Disconnect.Kind.LOST, CloseCode.ABNORMAL, detail);
    }
}
