package dev.duplexrpc.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection as a peer sees it: whole messages go out and come in, and at some moment it ends. Who dialled, and over what the messages travel, is not
 * to be seen from here. Every method may be called by any thread and none of them waits.
 */
public interface Transport {

    /** Begins to hand what comes to a receiver; once, and before anything is sent. */
    void start(Receiver receiver);

    /**
     * Queues a text message; messages leave in the order in which they were queued. On the connection's own thread, while it takes a read, the bytes are
     * framed at once and leave with everything else that answers this read; elsewhere they are copied. Either way the caller may reuse the array on return.
     *
     * @param departure asked when the message is about to leave, null if nobody wants to know
     * @return false if the message was not taken: the connection is ending or the outbox is full, see {@link #isOpen()}
     */
    boolean send(byte[] bytes, int from, int length, @Nullable Departure departure);

    /** The same for a message that answers another: it has room that others may not fill, so that who has much to say can still answer. */
    default boolean reply(byte[] bytes, int from, int length) {
        return send(bytes, from, length, null);
    }

    /** Whether messages can still be sent, apart from the outbox being full. */
    boolean isOpen();

    /**
     * Whether messages may leave that answer nothing. False where the other side can be given replies only, as over HTTP POST: then calls, notifications and
     * subscriptions are refused with an error that says so.
     */
    default boolean pushes() {
        return true;
    }

    /** How many bytes wait in the outbox; 0 where there is none. */
    default long outboxBytes() {
        return 0;
    }

    /** How many bytes may wait in the outbox. What waits to get there is held to as many, also where there is none. */
    default int maxOutboxBytes() {
        return TransportLimits.DEFAULTS.maxOutboxBytes();
    }

    /** How large a message may be, as the two sides have agreed; what this side takes itself is not asked here. */
    default int largestMessage() {
        return Integer.MAX_VALUE;
    }

    /** The WebSocket subprotocol that the handshake settled; null if there is none. */
    default @Nullable String subprotocol() {
        return null;
    }

    /** From now on waits so long for another connection when there is none; zero for ever. Does nothing where the end of the connection is that of the transport. */
    default void grace(Duration time) {}

    /** From now on asks the other side after so much silence whether it is alive; zero for never. Does nothing where there is nobody to ask. */
    default void pingInterval(Duration interval) {}

    /** For how many nanoseconds nothing has come from the other side, right to within a look of the heartbeat; 0 where that is not known. Any thread. */
    default long silentNanos() {
        return 0;
    }

    /** Says farewell behind what is queued, and ends. Ends without farewell if the other side does not answer in time. */
    void close(int code, String reason);

    /** Ends because of the other side, dropping what is queued; one that broke the protocol or a limit is still told so in a farewell. */
    void abort(Disconnect reason);

    /** Runs a task on the connection's own thread, behind what it does now; on none if that thread has ended. */
    void execute(Runnable task);

    /** Whether this thread is one that moves bytes, of this connection or another. */
    boolean onIoThread();

    /** How logs call the connection: the address of the other side. */
    String label();
}
