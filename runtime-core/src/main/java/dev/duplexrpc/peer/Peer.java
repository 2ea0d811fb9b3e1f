package dev.duplexrpc.peer;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.EndOfSession;
import dev.duplexrpc.transport.IoThreadFuture;
import dev.duplexrpc.transport.Transport;
import dev.duplexrpc.websocket.CloseCode;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of a connection: serves what its endpoint serves and calls what the other side serves. Who dialled makes no difference. A message comes in through
 * {@link Reception}, waits its turn in {@link Admission}, is handled as an {@link Invocation} and answered through {@link Replies}; a call of this side goes out and
 * ends in {@link Calls}. Whatever ends the connection ends every call.
 */
public final class Peer extends SessionFacts {

    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

    /** How long something that must run on a handler's thread waits when there is none. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Transport transport;
    private final Dialect dialect;
    private final @Nullable Succession succession;
    private final Endpoint endpoint;
    private final LargestMessage largestMessage;
    private final Replies replies;
    private final Admission admission;
    private final Calls calls;
    private final OutgoingNotifications outgoingNotifications;
    private final Emitters emitters;
    private final Listeners listeners;
    private final Reception reception;
    private final Counts counts = new Counts();
    private final Complaints complaints = new Complaints();
    private final Sender sender;
    private final EndOfSession closed;
    private final RunningCalls running = new RunningCalls();
    private final NotificationWatch notifications;
    private final Lanes lanes = new Lanes(this);
    private final String label;
    private final Absence absence;

    /** One that speaks JSON-RPC as anybody does. */
    public Peer(Transport transport, Endpoint endpoint) {
        this(transport, endpoint, Dialect.PLAIN);
    }

    /** One whose calls end with it. */
    public Peer(Transport transport, Endpoint endpoint, Dialect dialect) {
        this(transport, endpoint, dialect, null);
    }

    /**
     * One end of a connection. It lives as long as its transport: a link that outlives its connections is one transport to it, and so one session.
     *
     * @param dialect what the two ends have agreed on
     * @param succession says who goes on with its calls when it ends, null for nobody
     */
    public Peer(Transport transport, Endpoint endpoint, Dialect dialect, @Nullable Succession succession) {
        super(endpoint);
        this.succession = succession;
        this.transport = transport;
        this.closed = new EndOfSession(transport::onIoThread);
        this.dialect = dialect;
        this.endpoint = endpoint;
        this.absence = new Absence(transport, endpoint.clock);
        this.sender = new Sender(this, transport);
        PeerLimits limits = endpoint.limits;
        this.largestMessage = new LargestMessage(this, transport, limits.maxMessageBytes());
        this.replies = new Replies(largestMessage);
        this.admission = new Admission(limits, transport::execute);
        this.calls = new Calls(this, transport, endpoint, dialect);
        this.outgoingNotifications = new OutgoingNotifications(this, transport);
        this.emitters = new Emitters(this, limits);
        this.listeners = new Listeners(this, calls, limits);
        this.notifications = new NotificationWatch(this, endpoint);
        this.label = endpoint.label.isEmpty() ? transport.label() : endpoint.label + " " + transport.label();
        this.reception = new Reception(this, succession);
    }

    /** Begins to take messages; once. */
    public void start() {
        endpoint.listeners.opened(this);
        transport.start(reception);
    }

    @Override
    public void close(int code, String reason) {
        CloseCode.requireSendable(code);
        transport.close(code, reason);
        calls.end(new Disconnect(Disconnect.Kind.CLOSED_HERE, code, reason));
    }

    @Override
    public @Nullable Instant suspendedSince() {
        return absence.since();
    }

    @Override
    public boolean isNew() {
        return !absence.hasBeen();
    }

    @Override
    public Instant lastSeen() {
        return absence.lastSeen();
    }

    @Override
    public void grace(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative, as " + time + " is.");
        }
        transport.grace(time);
    }

    @Override
    public void pingInterval(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException(
                    "pingInterval must not be negative, as " + interval + " is; zero means none.");
        }
        transport.pingInterval(interval);
    }

    @Override
    public CompletableFuture<CloseReason> closed() {
        return closed;
    }

    @Override
    public boolean isOpen() {
        return transport.isOpen();
    }

    /** Ends, on the connection's thread, when nothing that the other side asked for is being handled or waits to be, or when the connection has ended. */
    public CompletableFuture<Void> idle() {
        CompletableFuture<Void> idle = handled();
        closed.thenRun(() -> idle.complete(null));
        return idle;
    }

    /** Ends, on the connection's thread, when nothing that the other side asked for is being handled any more. Handlers may go on when the connection has ended; this is behind that. */
    public CompletableFuture<Void> handled() {
        CompletableFuture<Void> handled = new CompletableFuture<>();
        transport.execute(() -> admission.whenIdle(() -> handled.complete(null)));
        return handled;
    }

    /** The connection has ended and the session waits for another. On the session's thread. */
    public void suspended(Disconnect disconnect) {
        absence.begins();
        CloseReason reason = disconnect.asCloseReason();
        LOG.info("{} is without connection, {}; its session waits.", label(), reason);
        tellLimit(disconnect);
        endpoint.listeners.suspended(this, reason);
    }

    /** The session goes on over another connection. On the session's thread. */
    public void resumed() {
        absence.ends();
        LOG.info("{} is back.", label());
        endpoint.listeners.resumed(this);
    }

    /**
     * This session takes the place of one that is ending: it remembers what was remembered of that, and goes on with its subscriptions and calls where they may be made again. On the
     * session's thread, while {@link Succession#after} decides, and before anybody can call anything in this one.
     */
    public void follows(Peer former) {
        remember(former);
        // Who calls something and expects an item of it had subscribed before.
        listeners.follow(former.listeners);
        calls.follow(former.calls);
    }

    /** Whether the end of the session need not be that of its calls. */
    boolean mayHaveHeir() {
        return succession != null;
    }

    /** See {@link Transport#pushes}. */
    public boolean pushes() {
        return transport.pushes();
    }

    @Override
    public <P, R> CompletableFuture<R> call(RpcMethod<P, R> method, P params, CallOptions options) {
        PendingCall<R> call = calls.prepare(method);
        calls.begin(call, method, params, options);
        return call;
    }

    @Override
    public <P, R> R callBlocking(RpcMethod<P, R> method, P params, CallOptions options) {
        refuseToWait(method.name());
        PendingCall<R> call = calls.prepare(method);
        calls.begin(call, method, params, options);
        return call.await();
    }

    private void refuseToWait(String method) {
        if (transport.onIoThread()) {
            throw IoThreadFuture.waitsForItself("'" + method + "' was called", "use the asynchronous stub here");
        }
    }

    @Override
    public <P> void notify(RpcMethod<P, Void> method, P params) {
        outgoingNotifications.send(method, params, CallOptions.DEFAULTS);
    }

    @Override
    public <P> void notify(RpcMethod<P, Void> method, P params, CallOptions options) {
        outgoingNotifications.send(method, params, options);
    }

    @Override
    public <P, T> CompletableFuture<Subscription> subscribe(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        return listeners.subscribe(method, params, subscriber, options);
    }

    @Override
    public <P, T> Subscription subscribeBlocking(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        refuseToWait(method.name());
        return listeners.subscribe(method, params, subscriber, options).await();
    }

    /** Runs something of the user's that may block. When all threads are taken it waits; it is never dropped. */
    void runHandler(Runnable task) {
        try {
            endpoint.handlerThreads.execute(task);
        } catch (RejectedExecutionException full) {
            endpoint.wheel.schedule(RETRY_NANOS, () -> runHandler(task));
        }
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    void authenticated(@Nullable Principal before) {
        endpoint.listeners.authenticated(this, before);
    }

    @Override
    void named(@Nullable String before) {
        endpoint.listeners.named(this, before);
    }

    /** How many calls and notifications of the other side are being handled. Any thread. */
    public int runningCalls() {
        return admission.running();
    }

    /** How many calls and notifications of the other side wait to be handled. Any thread; nearly exact. */
    public int waitingCalls() {
        return admission.waiting();
    }

    /** How many bytes wait for the other side to take them, replies that wait for the rest of their batch and items that wait for credit included. Any thread. */
    public long outboxBytes() {
        return sender.outboxBytes() + heldBytes();
    }

    /** How many of these have yet to get to the outbox. Any thread. */
    public long heldBytes() {
        return sender.heldBytes();
    }

    /** How many calls of this side wait for a response. Any thread. */
    public int pendingCalls() {
        return calls.waiting();
    }

    /** How many subscriptions the other side has here. Any thread. */
    public int servedSubscriptions() {
        return emitters.size();
    }

    /** How many subscriptions this side has over there. Any thread. */
    public int madeSubscriptions() {
        return listeners.size();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    LargestMessage largestMessage() {
        return largestMessage;
    }

    Replies replies() {
        return replies;
    }

    RunningCalls running() {
        return running;
    }

    NotificationWatch notifications() {
        return notifications;
    }

    /** The time of the one clock. */
    long nanos() {
        return endpoint.wheel.nanos();
    }

    /** Tells the endpoint's listeners that something was refused, given up or ended because of a limit. Any thread. */
    public void limitReached(String limit) {
        endpoint.limitReached(this, limit);
    }

    /** Its transport has ended: what depends on that is remembered, and nothing of it expires any more. */
    void ending() {
        absence.heardOfNoMore();
        forget();
    }

    /** It has ended, and nothing of it goes on. */
    void ended(Disconnect disconnect) {
        CloseReason reason = disconnect.asCloseReason();
        tellLimit(disconnect);
        endpoint.listeners.closed(this, reason);
        closed.hasCome(reason);
    }

    private void tellLimit(Disconnect disconnect) {
        String limit = disconnect.limit();
        if (limit != null) {
            limitReached(limit);
        }
    }

    Dialect dialect() {
        return dialect;
    }

    boolean onIoThread() {
        return transport.onIoThread();
    }

    /** Sends a message if there is room for it. */
    boolean offer(byte[] message, int length, @Nullable Departure departure) {
        return transport.send(message, 0, length, departure);
    }

    /** Runs a task on the connection's thread, later. Any thread. */
    @Override
    public void execute(Runnable task) {
        transport.execute(task);
    }

    Admission admission() {
        return admission;
    }

    Calls calls() {
        return calls;
    }

    OutgoingNotifications outgoingNotifications() {
        return outgoingNotifications;
    }

    Complaints complaints() {
        return complaints;
    }

    Emitters emitters() {
        return emitters;
    }

    Listeners listeners() {
        return listeners;
    }

    Lanes lanes() {
        return lanes;
    }

    Counts counts() {
        return counts;
    }

    Sender sender() {
        return sender;
    }
}
