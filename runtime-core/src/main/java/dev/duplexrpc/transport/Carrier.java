package dev.duplexrpc.transport;

import org.jspecify.annotations.Nullable;

/**
 * A connection that can carry what outlives it: messages that are kept elsewhere leave over it, behind those that are {@link #send sent} to it. The methods that say so
 * may be called on the connection's own thread only.
 */
public interface Carrier extends Transport {

    /**
     * From now on what comes, and the end, go to this receiver, and messages also leave from this source. On its own thread.
     *
     * @param source null for none
     */
    void carry(Receiver receiver, @Nullable Outgoing source);

    /** Whether a message may {@link #pass} now: this is its own thread, a read is being taken, and nothing waits. Any thread. */
    boolean mayPass();

    /** Sends a message together with whatever else answers the read that is being taken, without a copy. Only when it {@link #mayPass}. */
    void pass(byte[] bytes, int from, int length);

    /** There is something in the source that may leave. Any thread. */
    void wake();

    /** Whether this is the thread that runs what is to be {@link #execute executed}. */
    boolean onOwnThread();
}
