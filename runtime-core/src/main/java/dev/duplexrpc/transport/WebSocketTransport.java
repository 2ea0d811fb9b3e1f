package dev.duplexrpc.transport;

import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.websocket.CloseCode;
import dev.duplexrpc.websocket.DeflateTerms;
import dev.duplexrpc.websocket.FrameWriter;
import dev.duplexrpc.websocket.MaskKeys;
import dev.duplexrpc.websocket.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;
import org.xnio.ssl.SslConnection;

/**
 * A WebSocket over an XNIO connection whose HTTP part is done, plain or TLS. All of its state but the outbox and two flags belongs to the connection's I/O thread:
 * {@link SocketReader} reads, {@link IncomingFrames} makes messages of that, {@link SocketWriter} sends, {@link Heartbeat} watches and {@link Ending} closes. What other threads send waits in the outbox;
 * the first to find it unscheduled has the I/O thread empty it, the others ride along.
 */
public final class WebSocketTransport implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketTransport.class);

    private final StreamConnection connection;
    private final XnioIoThread ioThread;
    private final Outbox outbox;
    private final IncomingFrames frames;
    private final SocketReader reader;
    private final SocketWriter writer;
    private final Heartbeat heartbeat;
    private final Ending ending;
    private final @Nullable String subprotocol;
    private final String label;

    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private volatile boolean open = true;

    private byte @Nullable [] alreadyRead;
    private @Nullable Receiver receiver;
    private Runnable atEnd = () -> {};

    /** Why nothing can be read any more, null while it can; the connection is about to end. */
    private @Nullable Disconnect broken;

    private WebSocketTransport(
            StreamConnection connection, Negotiated negotiated, TransportLimits limits, TimerWheel wheel) {
        this.connection = connection;
        this.ioThread = connection.getIoThread();
        this.subprotocol = negotiated.subprotocol();
        this.alreadyRead = negotiated.alreadyRead();
        this.label = negotiated.label() == null ? String.valueOf(connection.getPeerAddress()) : negotiated.label();
        Connection self = new Connection();
        this.outbox = new Outbox(limits.maxOutboxBytes());
        DeflateTerms deflate = negotiated.deflate();
        this.frames = new IncomingFrames(self, negotiated, limits, wheel);
        this.reader = new SocketReader(connection.getSourceChannel(), self, connection instanceof SslConnection);
        FrameWriter framing =
                negotiated.role() == Role.SERVER ? FrameWriter.server() : FrameWriter.client(new MaskKeys());
        this.writer = new SocketWriter(
                connection.getSinkChannel(), framing, outbox, deflate == null ? null : deflate.deflater());
        this.heartbeat = new Heartbeat(self, limits, wheel);
        this.ending = new Ending(connection, writer, outbox, wheel, limits.closeTimeout(), self);
    }

    /**
     * Takes over a connection; touches it only when started.
     *
     * @param negotiated what the handshake has settled
     */
    public static WebSocketTransport over(
            StreamConnection connection, Negotiated negotiated, TransportLimits limits, TimerWheel wheel) {
        return new WebSocketTransport(connection, negotiated, limits, wheel);
    }

    /** Has something run when the connection has ended, before its receiver is told. To be set before it is started. */
    public void whenEnded(Runnable task) {
        atEnd = task;
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
        // Not at once: TLS closes itself in the middle of a read, which then says why.
        connection.setCloseListener(
                closed -> orNow(() -> end(Ending.lost("the connection was closed beneath its transport"))));
        connection.getSinkChannel().setWriteListener(channel -> drain());
        heartbeat.start();
        if (!connection.isOpen()) {
            end(Ending.lost("the connection was closed before it was used"));
            return;
        }
        byte[] head = Objects.requireNonNull(alreadyRead, "a transport is started once");
        alreadyRead = null;
        reader.start(head);
    }

    private void drain() {
        if (ending.isOver()) {
            return;
        }
        try {
            writer.drain();
        } catch (Throwable broken) {
            writingBroke(broken);
            return;
        }
        ending.drained();
    }

    @Override
    public boolean send(byte[] bytes, int from, int length, @Nullable Departure departure) {
        return send(bytes, from, length, departure, false);
    }

    @Override
    public boolean reply(byte[] bytes, int from, int length) {
        return send(bytes, from, length, null, true);
    }

    private boolean send(byte[] bytes, int from, int length, @Nullable Departure departure, boolean isReply) {
        if (!open) {
            return false;
        }
        boolean inRead = Thread.currentThread() == ioThread && reader.isTaking();
        if (inRead && writer.isClear()) {
            boolean withdrawn = departure != null && !departure.departs();
            return withdrawn || append(bytes, from, length);
        }
        Outbox.Waiting waiting = new Outbox.Waiting(Arrays.copyOfRange(bytes, from, from + length), departure);
        if (!(isReply ? outbox.addReply(waiting) : outbox.add(waiting))) {
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
        } catch (Throwable broken) {
            writingBroke(broken);
            return false;
        }
    }

    @Override
    public void carry(Receiver taker, @Nullable Outgoing source) {
        receiver = taker;
        writer.carry(source);
    }

    @Override
    public boolean mayPass() {
        return onOwnThread() && open && reader.isTaking() && writer.isClear();
    }

    @Override
    public void pass(byte[] bytes, int from, int length) {
        append(bytes, from, length);
    }

    @Override
    public void wake() {
        if (!onOwnThread() || !reader.isTaking()) {
            scheduleDrain();
        }
    }

    @Override
    public boolean onOwnThread() {
        return Thread.currentThread() == ioThread;
    }

    private void writingBroke(Throwable cause) {
        if (!(cause instanceof IOException)) {
            // TLS throws such things when its buffers are gone before it; anything else is a defect.
            LOG.warn("Writing to {} failed in an unforeseen way.", label, cause);
        }
        end(Ending.lost(cause));
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
    public long outboxBytes() {
        return outbox.bytes();
    }

    @Override
    public int maxOutboxBytes() {
        return outbox.maxBytes();
    }

    @Override
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    @Override
    public void pingInterval(Duration interval) {
        execute(() -> heartbeat.pingEvery(interval));
    }

    @Override
    public long silentNanos() {
        return heartbeat.silentNanos();
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
        execute(() -> {
            if (reason.kind() == Disconnect.Kind.VIOLATION) {
                leave(reason);
            } else {
                ending.now(reason);
            }
        });
    }

    private void leave(Disconnect reason) {
        ending.begin(reason);
        if (!reader.isTaking()) {
            drain();
        }
    }

    private void end(Disconnect lost) {
        ending.now(broken == null ? lost : broken);
    }

    @Override
    public void execute(Runnable task) {
        try {
            ioThread.execute(task);
        } catch (RejectedExecutionException workerIsShutDown) {
            LOG.debug("{} has no thread any more.", label);
        }
    }

    /** Runs a task behind what the I/O thread does now, or at once if that thread takes nothing any more. */
    private void orNow(Runnable task) {
        try {
            ioThread.execute(task);
        } catch (RejectedExecutionException workerIsShutDown) {
            task.run();
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

    /** What the parts need of the whole. */
    private final class Connection
            implements SocketReader.Owner, IncomingFrames.Owner, Heartbeat.Patient, Ending.Owner {

        @Override
        public void taken(byte[] bytes, int length) {
            heartbeat.heard();
            try {
                frames.feed(bytes, length);
            } catch (Throwable defect) {
                LOG.error("A message of {} could not be handled; closing the connection.", label, defect);
                leave(new Disconnect(Disconnect.Kind.CLOSED_HERE, CloseCode.INTERNAL_ERROR, "internal error"));
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public Receiver receiver() {
            return Objects.requireNonNull(receiver);
        }

        @Override
        public void pong(byte[] payload) {
            writer.pong(payload);
        }

        @Override
        public void violation(int code, String detail, @Nullable String limit) {
            leave(new Disconnect(Disconnect.Kind.VIOLATION, code, detail, limit));
        }

        @Override
        public void farewellCame(int code, String reason) {
            ending.farewellCame(code, reason);
        }

        @Override
        public void drain() {
            WebSocketTransport.this.drain();
        }

        @Override
        public void readingEnded(@Nullable Exception cause) {
            Disconnect lost = cause == null
                    ? Ending.lost("the other side ended the connection without a farewell")
                    : Ending.lost(cause);
            broken = lost;
            // Thousands may break at once.
            IoTurns.take(() -> end(lost));
        }

        @Override
        public boolean hasEnded() {
            return ending.isOver();
        }

        @Override
        public long messageUnderWay() {
            return frames.messageUnderWay();
        }

        @Override
        public long writeUnderWay() {
            return writer.writeUnderWay();
        }

        @Override
        public void ping() {
            writer.ping();
            WebSocketTransport.this.drain();
        }

        @Override
        public void idle() {
            ending.now(Ending.lost(
                            "nothing came from the other side for as long as idleTimeout allows, not even an answer to a ping")
                    .atLimit("idleTimeout"));
        }

        @Override
        public void trickles() {
            violation(
                    CloseCode.POLICY_VIOLATION,
                    "A message takes longer to come whole than messageTimeout allows.",
                    "messageTimeout");
        }

        @Override
        public void takesNothing() {
            ending.now(new Disconnect(
                            Disconnect.Kind.OUTBOX_FULL,
                            CloseCode.ABNORMAL,
                            "the other side has taken nothing for as long as writeTimeout allows, while something waited for it")
                    .atLimit("writeTimeout"));
        }

        @Override
        public void stopTaking() {
            open = false;
        }

        @Override
        public void dropEverything() {
            frames.finish();
            writer.release();
            heartbeat.end();
        }

        @Override
        public void report(Disconnect reason) {
            atEnd.run();
            Objects.requireNonNull(receiver).closed(reason);
        }

        @Override
        public void execute(Runnable task) {
            WebSocketTransport.this.execute(task);
        }
    }
}
