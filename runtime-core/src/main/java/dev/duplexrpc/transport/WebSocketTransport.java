package dev.duplexrpc.transport;

import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.websocket.CloseCode;
import dev.duplexrpc.websocket.FrameException;
import dev.duplexrpc.websocket.FrameHandler;
import dev.duplexrpc.websocket.FrameReader;
import dev.duplexrpc.websocket.FrameWriter;
import dev.duplexrpc.websocket.MaskKeys;
import dev.duplexrpc.websocket.Role;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.ssl.SslConnection;

/**
 * A WebSocket over an XNIO connection whose HTTP part is done. All of its state but the outbox and two flags belongs to the connection's I/O thread: one read brings
 * as many frames as the socket holds, each is handed to the receiver, and what is sent meanwhile leaves in one write when the read is done. What other threads
 * send waits in the outbox; the first to find it unscheduled has the I/O thread empty it, the others ride along.
 */
public final class WebSocketTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketTransport.class);

    /** How many full buffers one event may read before other connections of the thread have their turn. */
    private static final int MAX_READS = 8;

    private static final byte[] NOTHING = {};

    private final StreamConnection connection;
    private final XnioIoThread ioThread;
    private final TransportLimits limits;
    private final TimerWheel wheel;
    private final Outbox outbox;
    private final SocketWriter writer;
    private final FrameReader reader;
    private final String label;

    /** Whether a read that brings less than was asked for has emptied the socket; TLS decrypts in pieces. */
    private final boolean shortReadIsLast;

    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private volatile boolean open = true;

    private byte[] alreadyRead;
    private @Nullable Receiver receiver;
    private boolean reading;
    private @Nullable Disconnect ending;
    private boolean reported;
    private boolean ended;
    private boolean writesShutDown;
    private TimerWheel.@Nullable Timer closeTimer;

    private WebSocketTransport(
            StreamConnection connection, Role role, TransportLimits limits, TimerWheel wheel, byte[] alreadyRead) {
        this.alreadyRead = alreadyRead;
        this.connection = connection;
        this.ioThread = connection.getIoThread();
        this.limits = limits;
        this.wheel = wheel;
        this.outbox = new Outbox(limits.maxOutboxBytes());
        FrameWriter frames = role == Role.SERVER ? FrameWriter.server() : FrameWriter.client(new MaskKeys());
        this.writer = new SocketWriter(connection.getSinkChannel(), frames, outbox);
        this.reader = new FrameReader(role, limits.maxMessageBytes(), new Incoming());
        this.label = String.valueOf(connection.getPeerAddress());
        this.shortReadIsLast = !(connection instanceof SslConnection);
    }

    /**
     * Takes over a connection; touches it only when started.
     *
     * @param role this side's role
     * @param alreadyRead what was read behind the HTTP part and with it
     */
    public static WebSocketTransport over(
            StreamConnection connection, Role role, TransportLimits limits, TimerWheel wheel, byte[] alreadyRead) {
        return new WebSocketTransport(connection, role, limits, wheel, alreadyRead);
    }

    @Override
    public void start(Receiver taker) {
        receiver = Objects.requireNonNull(taker, "receiver");
        if (Thread.currentThread() == ioThread) {
            begin();
        } else {
            execute(this::begin);
        }
    }

    private void begin() {
        byte[] head = alreadyRead;
        alreadyRead = NOTHING;
        connection.setCloseListener(closed -> end(lost("the connection was closed beneath its transport")));
        connection.getSinkChannel().setWriteListener(channel -> drain());
        ConduitStreamSourceChannel source = connection.getSourceChannel();
        source.setReadListener(channel -> read());
        if (head.length > 0) {
            try {
                take(head, head.length);
                drain();
            } finally {
                IoBuffers.ofThisThread().discardOut();
            }
        }
        if (!ended) {
            source.resumeReads();
            // Undertow hands back through the conduit what it read behind the upgrade request, but that is no event of
            // the selector: this starts the first read.
            source.wakeupReads();
        }
    }

    private void read() {
        IoBuffers io = IoBuffers.ofThisThread();
        ConduitStreamSourceChannel source = connection.getSourceChannel();
        int reads = 0;
        try {
            int length;
            do {
                io.inBuffer.clear();
                length = source.read(io.inBuffer);
                if (length > 0) {
                    take(io.in, length);
                }
                reads++;
            } while (!ended && length > 0 && reads < MAX_READS && !(shortReadIsLast && length < IoBuffers.SIZE));
            drain();
            if (length < 0) {
                end(lost("the other side ended the connection without a farewell"));
            } else if (length > 0 && !shortReadIsLast && !ended) {
                source.wakeupReads();
            }
        } catch (IOException broken) {
            end(lost(broken.toString()));
        } finally {
            // A read that fails halfway leaves answers behind that must not go to the thread's next connection.
            io.discardOut();
        }
    }

    /** Hands bytes to the frame reader; what the receiver sends meanwhile gathers in the thread's buffer. */
    private void take(byte[] bytes, int length) {
        reading = true;
        try {
            reader.feed(bytes, 0, length);
        } catch (FrameException broken) {
            leave(new Disconnect(Disconnect.Kind.VIOLATION, broken.closeCode(), Objects.toString(broken.getMessage())));
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.error("A message of {} could not be handled; closing the connection.", label, defect);
            leave(new Disconnect(Disconnect.Kind.CLOSED_HERE, CloseCode.INTERNAL_ERROR, "internal error"));
        } finally {
            reading = false;
        }
    }

    private void drain() {
        if (ended) {
            return;
        }
        try {
            writer.drain();
        } catch (IOException broken) {
            end(lost(broken.toString()));
            return;
        }
        if (writer.isFinished() && reported) {
            // The other side has said its farewell, or never will: this ends what we send, and its end of stream or the
            // timer ends the rest.
            if (ending != null && ending.kind() == Disconnect.Kind.CLOSED_THERE) {
                end(ending);
            } else {
                shutdownWrites();
            }
        }
    }

    private void shutdownWrites() {
        if (writesShutDown) {
            return;
        }
        writesShutDown = true;
        try {
            connection.getSinkChannel().shutdownWrites();
            connection.getSinkChannel().flush();
        } catch (IOException broken) {
            end(lost(broken.toString()));
        }
    }

    @Override
    public boolean send(byte[] bytes, int from, int length, @Nullable Departure departure) {
        if (!open) {
            return false;
        }
        boolean inRead = Thread.currentThread() == ioThread && reading;
        if (inRead && writer.isClear()) {
            boolean withdrawn = departure != null && !departure.departs();
            return withdrawn || append(bytes, from, length);
        }
        if (!outbox.add(new Outbox.Waiting(Arrays.copyOfRange(bytes, from, from + length), departure))) {
            return false;
        }
        if (!inRead) {
            scheduleDrain();
        }
        return true;
    }

    private boolean append(byte[] bytes, int from, int length) {
        try {
            writer.append(bytes, from, length);
            return true;
        } catch (IOException broken) {
            end(lost(broken.toString()));
            return false;
        }
    }

    private void scheduleDrain() {
        if (!drainScheduled.get() && drainScheduled.compareAndSet(false, true)) {
            execute(() -> {
                drainScheduled.set(false);
                drain();
            });
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close(int code, String reason) {
        open = false;
        outbox.close();
        execute(() -> leave(new Disconnect(Disconnect.Kind.CLOSED_HERE, code, reason)));
    }

    @Override
    public void abort(Disconnect reason) {
        open = false;
        outbox.discard();
        execute(() -> end(reason));
    }

    /** Says farewell for a reason of this side, and waits for the other side to end too, but not for ever. */
    private void leave(Disconnect reason) {
        if (ending != null || ended) {
            return;
        }
        open = false;
        ending = reason;
        if (reason.kind() != Disconnect.Kind.CLOSED_HERE) {
            outbox.discard();
        }
        writer.farewell(reason.code(), reason.detail());
        closeTimer = wheel.schedule(limits.closeTimeout().toNanos(), () -> execute(() -> end(reason)));
        if (reason.kind() == Disconnect.Kind.VIOLATION) {
            report(reason);
        }
        if (!reading) {
            drain();
        }
    }

    /** Closes the socket, whatever is still unsent, and tells the receiver if it does not know yet. */
    private void end(Disconnect reason) {
        if (ended) {
            return;
        }
        ended = true;
        open = false;
        outbox.discard();
        reader.finish();
        if (closeTimer != null) {
            closeTimer.cancel();
        }
        IoUtils.safeClose(connection);
        report(ending == null ? reason : ending);
    }

    private void report(Disconnect reason) {
        if (!reported) {
            reported = true;
            Objects.requireNonNull(receiver).closed(reason);
        }
    }

    private static Disconnect lost(String detail) {
        return new Disconnect(Disconnect.Kind.LOST, CloseCode.ABNORMAL, detail);
    }

    @Override
    public void execute(Runnable task) {
        try {
            ioThread.execute(task);
        } catch (RejectedExecutionException workerIsShutDown) {
            LOG.debug("{} has no thread any more.", label);
        }
    }

    @Override
    public boolean onIoThread() {
        return Thread.currentThread() instanceof XnioIoThread;
    }

    @Override
    public String label() {
        return label;
    }

    /** What the frame reader finds. */
    private final class Incoming implements FrameHandler {

        @Override
        public void text(byte[] bytes, int from, int length) {
            if (open) {
                Objects.requireNonNull(receiver).message(bytes, from, length);
            }
        }

        @Override
        public void binary(byte[] bytes, int from, int length) {
            leave(new Disconnect(
                    Disconnect.Kind.VIOLATION,
                    CloseCode.UNSUPPORTED_DATA,
                    "A binary message came; JSON-RPC is text here."));
        }

        @Override
        public void ping(byte[] bytes, int from, int length) {
            writer.pong(Arrays.copyOfRange(bytes, from, from + length));
        }

        @Override
        public void pong(byte[] bytes, int from, int length) {}

        @Override
        public void close(int code, String reason) {
            Disconnect farewell = new Disconnect(Disconnect.Kind.CLOSED_THERE, code, reason);
            if (ending != null) {
                report(ending);
                ending = farewell;
                return;
            }
            open = false;
            outbox.discard();
            ending = farewell;
            writer.farewell(SocketWriter.answerTo(code), reason);
            closeTimer = wheel.schedule(limits.closeTimeout().toNanos(), () -> execute(() -> end(farewell)));
            report(farewell);
        }
    }
}
