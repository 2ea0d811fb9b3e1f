package dev.duplexrpc.server;

import java.time.Duration;

/**
 * The limits of one path of a server, for each of its connections; docs/limits.md says what happens beyond them. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class EndpointLimits<B extends EndpointLimits<B>> permits EndpointOptions {

    final EndpointSettings settings;

    EndpointLimits(EndpointSettings settings) {
        this.settings = settings;
    }

    /** This builder as what it is. */
    abstract B self();

    /** The largest message, in both directions, and the largest body of an HTTP POST. Default: 1 MiB. */
    public final B maxMessageBytes(int bytes) {
        settings.peerLimits = settings.peerLimits.withMaxMessageBytes(bytes);
        settings.transportLimits = settings.transportLimits.withMaxMessageBytes(bytes);
        if (settings.maxInflatedBytes != null) {
            // Said by somebody, and so not to be forgotten in whichever order.
            maxInflatedBytes(settings.maxInflatedBytes);
        }
        return self();
    }

    /** How many bytes may wait in the outbox for a client to take them before its connection is closed. Default: 4 MiB. */
    public final B maxOutboxBytes(int bytes) {
        settings.transportLimits = settings.transportLimits.withMaxOutboxBytes(bytes);
        return self();
    }

    /** How many calls of one client are handled at once; further ones wait. Default: 256. */
    public final B maxRunningCalls(int calls) {
        settings.peerLimits = settings.peerLimits.withMaxRunningCalls(calls);
        return self();
    }

    /** How many bytes the calls of one client may have that are handled at once; further ones wait, unless it is a single one. Default: 32 MiB. */
    public final B maxRunningBytes(int bytes) {
        settings.peerLimits = settings.peerLimits.withMaxRunningBytes(bytes);
        return self();
    }

    /** How many bytes of one client's messages may wait to be handled; beyond that, calls are answered with <em>busy</em>. Default: 1 MiB. */
    public final B maxWaitingBytes(int bytes) {
        settings.peerLimits = settings.peerLimits.withMaxWaitingBytes(bytes);
        return self();
    }

    /** How many messages a batch may have. Default: 1000. */
    public final B maxBatchMessages(int messages) {
        settings.peerLimits = settings.peerLimits.withMaxBatchMessages(messages);
        return self();
    }

    /** How many subscriptions one client may have. Default: 1000. */
    public final B maxSubscriptions(int subscriptions) {
        settings.peerLimits = settings.peerLimits.withMaxSubscriptions(subscriptions);
        return self();
    }

    /** How many calls to one client may wait for a response at once. Default: 10,000. */
    public final B maxPendingCalls(int calls) {
        settings.peerLimits = settings.peerLimits.withMaxPendingCalls(calls);
        return self();
    }

    /** How long a call to a client waits for the response unless its options say otherwise. Default: 30 s. */
    public final B callTimeout(Duration timeout) {
        settings.peerLimits = settings.peerLimits.withCallTimeout(Positive.duration("callTimeout", timeout));
        return self();
    }

    /** How long a notification may be handled, since the messages after it have to wait; then the connection closes with code 1011. Default: 30 s. */
    public final B notificationTimeout(Duration timeout) {
        settings.peerLimits =
                settings.peerLimits.withNotificationTimeout(Positive.duration("notificationTimeout", timeout));
        return self();
    }

    /** How many bytes of one subscription's items, or of one method's notifications with an outbox policy, may wait before that policy applies. Default: 256 KiB. */
    public final B maxLaneBytes(int bytes) {
        settings.peerLimits = settings.peerLimits.withMaxLaneBytes(bytes);
        return self();
    }

    /** The largest size of a compressed message after inflation. Default: as large as {@code maxMessageBytes}. */
    public final B maxInflatedBytes(int bytes) {
        settings.transportLimits = settings.transportLimits.withMaxInflatedBytes(bytes);
        settings.maxInflatedBytes = bytes;
        return self();
    }

    /** How many pings a client may send per minute. Default: 600. */
    public final B maxPingsPerMinute(int pings) {
        settings.transportLimits = settings.transportLimits.withMaxPingsPerMinute(pings);
        return self();
    }

    /** After how long a silent client is pinged; zero for never. Default: 30 s. */
    public final B pingInterval(Duration interval) {
        settings.transportLimits = settings.transportLimits.withPingInterval(interval);
        return self();
    }

    /** After how long without a sign of life a connection counts as lost; zero for never. Default: 90 s. */
    public final B idleTimeout(Duration timeout) {
        settings.transportLimits = settings.transportLimits.withIdleTimeout(timeout);
        return self();
    }

    /** How long a single message may take to arrive. Default: 60 s. */
    public final B messageTimeout(Duration timeout) {
        settings.transportLimits = settings.transportLimits.withMessageTimeout(timeout);
        return self();
    }

    /** How long a client may accept no data while something waits to be sent. Default: 60 s. */
    public final B writeTimeout(Duration timeout) {
        settings.transportLimits = settings.transportLimits.withWriteTimeout(timeout);
        return self();
    }

    /** How long a client may take to answer a close frame. Default: 5 s. */
    public final B closeTimeout(Duration timeout) {
        settings.transportLimits =
                settings.transportLimits.withCloseTimeout(Positive.duration("closeTimeout", timeout));
        return self();
    }
}
