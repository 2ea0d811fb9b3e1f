package dev.duplexrpc.client;

import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.transport.TransportLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The limits of a client once it is connected; docs/limits.md says what happens beyond them. Not thread-safe. */
public abstract sealed class ClientLimits permits DuplexClientBuilder {

    PeerLimits peerLimits = PeerLimits.DEFAULTS;
    TransportLimits transportLimits = TransportLimits.DEFAULTS;

    /** Null where it goes with the largest message. */
    private @Nullable Integer maxInflatedBytes;

    ClientLimits() {}

    /** This builder as what it is. */
    abstract DuplexClientBuilder self();

    /** How long a call waits for its response unless its options say otherwise. Default: 30 s. */
    public final DuplexClientBuilder callTimeout(Duration timeout) {
        peerLimits = peerLimits.withCallTimeout(timeout);
        return self();
    }

    /** How long the server may take to answer a close frame. Default: 5 s. */
    public final DuplexClientBuilder closeTimeout(Duration timeout) {
        transportLimits = transportLimits.withCloseTimeout(timeout);
        return self();
    }

    /** After how much silence a ping is sent; zero for never. Default: 30 s. */
    public final DuplexClientBuilder pingInterval(Duration interval) {
        transportLimits = transportLimits.withPingInterval(interval);
        return self();
    }

    /** After how much silence, without even an answer to a ping, the connection counts as lost; zero for never. Default: 90 s. */
    public final DuplexClientBuilder idleTimeout(Duration timeout) {
        transportLimits = transportLimits.withIdleTimeout(timeout);
        return self();
    }

    /** How long a single message may take to arrive; zero for no limit. Default: 60 s. */
    public final DuplexClientBuilder messageTimeout(Duration timeout) {
        transportLimits = transportLimits.withMessageTimeout(timeout);
        return self();
    }

    /** How long the server may accept no data while something waits to be sent; zero for no limit. Default: 60 s. */
    public final DuplexClientBuilder writeTimeout(Duration timeout) {
        transportLimits = transportLimits.withWriteTimeout(timeout);
        return self();
    }

    /** The largest message, in both directions, as transmitted and, unless {@code maxInflatedBytes} says otherwise, after inflation. Default: 1 MiB. */
    public final DuplexClientBuilder maxMessageBytes(int bytes) {
        peerLimits = peerLimits.withMaxMessageBytes(bytes);
        transportLimits = transportLimits.withMaxMessageBytes(bytes);
        // Said by somebody, and so not to be forgotten in whichever order.
        return maxInflatedBytes == null ? self() : maxInflatedBytes(maxInflatedBytes);
    }

    /** The largest size of a received compressed message after inflation. Default: as {@code maxMessageBytes}. */
    public final DuplexClientBuilder maxInflatedBytes(int bytes) {
        transportLimits = transportLimits.withMaxInflatedBytes(bytes);
        maxInflatedBytes = bytes;
        return self();
    }

    /** How many bytes may wait in the outbox for the server to take them; beyond that, calls fail. Default: 4 MiB. */
    public final DuplexClientBuilder maxOutboxBytes(int bytes) {
        transportLimits = transportLimits.withMaxOutboxBytes(bytes);
        return self();
    }

    /** How many pings of the server are answered per minute; more end the connection. Default: 600. */
    public final DuplexClientBuilder maxPingsPerMinute(int pings) {
        transportLimits = transportLimits.withMaxPingsPerMinute(pings);
        return self();
    }

    /** How many calls may wait for a response at once. Default: 10,000. */
    public final DuplexClientBuilder maxPendingCalls(int calls) {
        peerLimits = peerLimits.withMaxPendingCalls(calls);
        return self();
    }

    /** How many calls of the server are handled at once; further ones wait. Default: 256. */
    public final DuplexClientBuilder maxRunningCalls(int calls) {
        peerLimits = peerLimits.withMaxRunningCalls(calls);
        return self();
    }

    /** How many bytes the calls of the server may have that are handled at once; further ones wait, unless it is a single one. Default: 32 MiB. */
    public final DuplexClientBuilder maxRunningBytes(int bytes) {
        peerLimits = peerLimits.withMaxRunningBytes(bytes);
        return self();
    }

    /** How many bytes of the server's messages may wait to be handled; beyond that, its calls are answered with <em>busy</em>. Default: 1 MiB. */
    public final DuplexClientBuilder maxWaitingBytes(int bytes) {
        peerLimits = peerLimits.withMaxWaitingBytes(bytes);
        return self();
    }

    /** How many messages a batch of the server may have. Default: 1000. */
    public final DuplexClientBuilder maxBatchMessages(int messages) {
        peerLimits = peerLimits.withMaxBatchMessages(messages);
        return self();
    }

    /** How many subscriptions each side may have. Default: 1000. */
    public final DuplexClientBuilder maxSubscriptions(int subscriptions) {
        peerLimits = peerLimits.withMaxSubscriptions(subscriptions);
        return self();
    }

    /** How many bytes of one subscription's items, or of one method's notifications with an outbox policy, may wait before that policy applies. Default: 256 KiB. */
    public final DuplexClientBuilder maxLaneBytes(int bytes) {
        peerLimits = peerLimits.withMaxLaneBytes(bytes);
        return self();
    }

    /** How long a notification of the server may be handled, since the messages after it have to wait; then the connection closes with code 1011. Default: 30 s. */
    public final DuplexClientBuilder notificationTimeout(Duration timeout) {
        peerLimits = peerLimits.withNotificationTimeout(timeout);
        return self();
    }
}
