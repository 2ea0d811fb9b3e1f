package dev.duplexrpc.peer;

import dev.duplexrpc.time.Measurable;
import java.time.Duration;

/**
 * The bounds of one peer.
 *
 * @param callTimeout how long a call of this side waits for its response unless its options say otherwise; default 30 s
 * @param maxPendingCalls how many calls of this side may wait for a response at once; default 10,000
 * @param maxRunningCalls how many requests and notifications of the other side are handled at once; further ones wait; default 256
 * @param maxRunningBytes how many bytes of messages of the other side are handled at once; further ones wait, except for one that would be alone; default 32 MiB
 * @param maxWaitingBytes how many bytes of messages may wait to be handled; beyond it requests are answered with <em>busy</em>; default 1 MiB
 * @param maxBatchMessages how many messages a batch may have; default 1000
 * @param maxSubscriptions how many subscriptions each side may have; default 1000
 * @param maxMessageBytes the largest message this side sends; default 1 MiB
 * @param notificationTimeout how long a notification of the other side may be handled, since nothing behind it begins before; then the connection closes with
 *     code 1011; default 30 s
 * @param maxLaneBytes how many bytes of one subscription's items, or of one method's notifications with an outbox policy, may wait for the other side before that
 *     policy decides; default 256 KiB
 */
public record PeerLimits(
        Duration callTimeout,
        int maxPendingCalls,
        int maxRunningCalls,
        int maxRunningBytes,
        int maxWaitingBytes,
        int maxBatchMessages,
        int maxSubscriptions,
        int maxMessageBytes,
        Duration notificationTimeout,
        int maxLaneBytes) {

    public static final PeerLimits DEFAULTS = new PeerLimits(
            Duration.ofSeconds(30),
            10_000,
            256,
            32 << 20,
            1 << 20,
            1000,
            1000,
            1 << 20,
            Duration.ofSeconds(30),
            256 << 10);

    public PeerLimits {
        callTimeout = Measurable.of(callTimeout);
        notificationTimeout = Measurable.of(notificationTimeout);
        positive("callTimeout", callTimeout.toNanos());
        positive("maxPendingCalls", maxPendingCalls);
        positive("maxRunningCalls", maxRunningCalls);
        positive("maxRunningBytes", maxRunningBytes);
        positive("maxWaitingBytes", maxWaitingBytes);
        positive("maxBatchMessages", maxBatchMessages);
        positive("maxSubscriptions", maxSubscriptions);
        positive("maxMessageBytes", maxMessageBytes);
        positive("notificationTimeout", notificationTimeout.toNanos());
        positive("maxLaneBytes", maxLaneBytes);
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value + ".");
        }
    }

    public PeerLimits withCallTimeout(Duration timeout) {
        return new PeerLimits(
                timeout,
                maxPendingCalls,
                maxRunningCalls,
                maxRunningBytes,
                maxWaitingBytes,
                maxBatchMessages,
                maxSubscriptions,
                maxMessageBytes,
                notificationTimeout,
                maxLaneBytes);
    }

    public PeerLimits withMaxMessageBytes(int bytes) {
        return new PeerLimits(
                callTimeout,
                maxPendingCalls,
                maxRunningCalls,
                maxRunningBytes,
                maxWaitingBytes,
                maxBatchMessages,
                maxSubscriptions,
                bytes,
                notificationTimeout,
                maxLaneBytes);
    }

    public PeerLimits withMaxRunningCalls(int calls) {
        return new PeerLimits(
                callTimeout,
                maxPendingCalls,
                calls,
                maxRunningBytes,
                maxWaitingBytes,
                maxBatchMessages,
                maxSubscriptions,
                maxMessageBytes,
                notificationTimeout,
                maxLaneBytes);
    }

    public PeerLimits withMaxRunningBytes(int bytes) {
        return new PeerLimits(
                callTimeout,
                maxPendingCalls,
                maxRunningCalls,
                bytes,
                maxWaitingBytes,
                maxBatchMessages,
                maxSubscriptions,
                maxMessageBytes,
                notificationTimeout,
                maxLaneBytes);
    }

    public PeerLimits withMaxWaitingBytes(int bytes) {
        return new PeerLimits(
                callTimeout,
                maxPendingCalls,
                maxRunningCalls,
                maxRunningBytes,
                bytes,
                maxBatchMessages,
                maxSubscriptions,
                maxMessageBytes,
                notificationTimeout,
                maxLaneBytes);
    }

    public PeerLimits withMaxPendingCalls(int calls) {
        return new PeerLimits(
                callTimeout,
                calls,
                maxRunningCalls,
                maxRunningBytes,
                maxWaitingBytes,
                maxBatchMessages,
                maxSubscriptions,
                maxMessageBytes,
                notificationTimeout,
                maxLaneBytes);
    }

    public PeerLimits withMaxBatchMessages(int messages) {
        return new PeerLimits(
                callTimeout,
                maxPendingCalls,
                maxRunningCalls,
                maxRunningBytes,
                maxWaitingBytes,
                messages,
                maxSubscriptions,
                maxMessageBytes,
                notificationTimeout,
                maxLaneBytes);
    }

    public PeerLimits withMaxSubscriptions(int subscriptions) {
        return new PeerLimits(
                callTimeout,
                maxPendingCalls,
                maxRunningCalls,
                maxRunningBytes,
                maxWaitingBytes,
                maxBatchMessages,
                subscriptions,
                maxMessageBytes,
                notificationTimeout,
                maxLaneBytes);
    }

    public PeerLimits withNotificationTimeout(Duration timeout) {
        return new PeerLimits(
                callTimeout,
                maxPendingCalls,
                maxRunningCalls,
                maxRunningBytes,
                maxWaitingBytes,
                maxBatchMessages,
                maxSubscriptions,
                maxMessageBytes,
                timeout,
                maxLaneBytes);
    }

    public PeerLimits withMaxLaneBytes(int bytes) {
        return new PeerLimits(
                callTimeout,
                maxPendingCalls,
                maxRunningCalls,
                maxRunningBytes,
                maxWaitingBytes,
                maxBatchMessages,
                maxSubscriptions,
                maxMessageBytes,
                notificationTimeout,
                bytes);
    }
}
