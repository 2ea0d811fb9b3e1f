package dev.duplexrpc.client;

import dev.duplexrpc.client.ConnectFailedException.Phase;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Negotiated;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoFuture;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.ssl.SslConnection;

/**
 * Opens one connection, from a URL to a WebSocket: asks for credentials and addresses, connects, asks the proxy for a tunnel, does TLS, shakes hands, follows
 * redirects. One timer covers all of it. Written by hand because XNIO's own client verifies no host name, loses the status and headers of a refusal, sends a decoded
 * path, bounds nothing and knows no proxy.
 */
final class Dialer {

    /**
     * A connection whose HTTP part is done, and what that settled.
     *
     * @param credentials for its first message, null for none
     */
    record Dialed(
            StreamConnection connection,
            Negotiated negotiated,
            @Nullable Json credentials) {

        /** Says nothing of the credentials. */
        @Override
        public String toString() {
            return "Dialed[" + negotiated + "]";
        }
    }

    /** Where hosts are; may block. */
    @FunctionalInterface
    interface NameService {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final ClientResources resources;
    private final ConnectOptions options;
    private final NameService names;
    private final long deadlineNanos;
    private final CompletableFuture<Dialed> result = new CompletableFuture<>();

    private volatile Phase phase = Phase.PREPARING;
    private volatile @Nullable StreamConnection current;
    private volatile @Nullable IoFuture<StreamConnection> connecting;

    // One step follows the other, each handed on by an executor: no two threads are at them at once.
    private Target target;
    private RequestHeaders headers;
    private @Nullable Supplier<String> authorizing;
    private @Nullable String authorization;
    private @Nullable Supplier<Json> asksCredentials;
    private @Nullable Json credentials;
    private InetAddress[] addresses = {};
    private @Nullable Exchange exchange;
    private @Nullable WatchedEngine engine;
    private int redirects;

    private Dialer(ClientResources resources, ConnectOptions options, NameService names) {
        this.resources = resources;
        this.options = options;
        this.names = names;
        this.deadlineNanos = resources.wheel().nanos() + options.timeout().toNanos();
        this.target = options.target();
        this.headers = options.headers();
        this.authorizing = options.authorization();
        this.asksCredentials = options.credentials();
    }

    /** Begins to connect; the future fails with a {@link ConnectFailedException}. Completing it otherwise gives up. */
    static CompletableFuture<Dialed> dial(ClientResources resources, ConnectOptions options) {
        return dial(resources, options, InetAddress::getAllByName);
    }

    static CompletableFuture<Dialed> dial(ClientResources resources, ConnectOptions options, NameService names) {
        Dialer dialer = new Dialer(resources, options, names);
        TimerWheel.Timer timer =
                resources.wheel().schedule(options.timeout().toNanos(), () -> dialer.onIoThread(dialer::timedOut));
        dialer.result.whenComplete((dialed, failure) -> {
            timer.cancel();
            if (failure != null) {
                dialer.giveUp();
            }
        });
        dialer.prepareOnAnotherThread();
        return dialer.result;
    }

    /** The name service and the user's hook may both block. */
    private void prepareOnAnotherThread() {
        phase = Phase.PREPARING;
        try {
            resources.handlerThreads().execute(this::prepareAnyhow);
        } catch (RejectedExecutionException full) {
            result.completeExceptionally(Problems.noThread(target, full));
        }
    }

    /** Whatever a hook throws, or a class that cannot be loaded: nobody is to wait for the timeout because of that. */
    private void prepareAnyhow() {
        try {
            prepare();
        } catch (RuntimeException | Error defect) {
            result.completeExceptionally(Problems.unprepared(target, defect));
        }
    }

    private void prepare() {
        HttpProxy proxy = options.proxy();
        String host = proxy == null ? target.host() : proxy.host();
        try {
            authorization = authorizing == null ? null : authorizing.get();
            if (authorization != null) {
                RequestHeaders.checkValue("Authorization", authorization);
            }
        } catch (RuntimeException refused) {
            result.completeExceptionally(Problems.authorization(target, refused));
            return;
        }
        try {
            credentials = asksCredentials == null ? null : Objects.requireNonNull(asksCredentials.get(), "credentials");
        } catch (RuntimeException refused) {
            result.completeExceptionally(Problems.credentials(target, refused));
            return;
        }
        int credentialBytes = credentials == null ? 0 : credentials.toBytes().length;
        if (credentialBytes > LinkMessages.MAX_AUTH_BYTES) {
            result.completeExceptionally(Problems.credentialsTooLong(target, credentialBytes));
            return;
        }
        try {
            addresses = names.addresses(host);
        } catch (UnknownHostException unknown) {
            result.completeExceptionally(Problems.unknownHost(host, target, unknown));
            return;
        }
        if (target.secure()) {
            options.tls().context();
        }
        connect(0);
    }

    /** Tries one address after the other, each for its share of the time that is left: one that drops what is sent there must not hide those behind it. */
    private void connect(int index) {
        if (result.isDone()) {
            return;
        }
        phase = Phase.CONNECTING;
        HttpProxy proxy = options.proxy();
        int port = proxy == null ? target.port() : proxy.port();
        IoFuture<StreamConnection> attempt = resources
                .worker()
                .openStreamConnection(
                        new InetSocketAddress(addresses[index], port),
                        (ChannelListener<StreamConnection>) this::connected,
                        OptionMap.create(Options.TCP_NODELAY, true));
        connecting = attempt;
        TimerWheel.Timer share = index + 1 < addresses.length
                ? resources.wheel().schedule(shareOf(index), () -> onIoThread(attempt::cancel))
                : null;
        attempt.addNotifier(
                (ended, unused) -> {
                    if (share != null) {
                        share.cancel();
                    }
                    if (ended.getStatus() != IoFuture.Status.DONE && index + 1 < addresses.length) {
                        connectAnyhow(index + 1);
                    } else if (ended.getStatus() == IoFuture.Status.FAILED) {
                        result.completeExceptionally(Problems.notConnected(target, proxy, ended.getException()));
                    }
                },
                null);
        if (result.isCompletedExceptionally()) {
            // It was given up before there was an attempt to cancel.
            giveUp();
        }
    }

    private long shareOf(int index) {
        return (deadlineNanos - resources.wheel().nanos()) / (addresses.length - index);
    }

    private void connectAnyhow(int index) {
        try {
            connect(index);
        } catch (RuntimeException | Error defect) {
            failedHere(defect);
        }
    }

    private void connected(StreamConnection connection) {
        current = connection;
        if (result.isDone()) {
            IoUtils.safeClose(connection);
            return;
        }
        try {
            HttpProxy proxy = options.proxy();
            if (proxy == null) {
                shakeHands(connection);
            } else {
                phase = Phase.PROXY;
                Tunnel tunnel = new Tunnel(connection, proxy);
                exchange = Exchange.begin(connection, proxy.request(target), status -> status / 100 == 2, tunnel);
            }
        } catch (RuntimeException | Error defect) {
            failedHere(defect);
        }
    }

    /** XNIO would log it, and the client wait for its timeout. */
    private void failedHere(Throwable defect) {
        result.completeExceptionally(Problems.failedHere(target, phase, defect));
    }

    private void shakeHands(StreamConnection plain) {
        StreamConnection connection = plain;
        if (target.secure()) {
            phase = Phase.TLS;
            WatchedEngine watched = options.tls().engine(target);
            SslConnection secured = resources.wrap(plain, options.tls().contextFor(watched));
            secured.getHandshakeSetter().set(done -> phase = Phase.HANDSHAKE);
            engine = watched;
            connection = secured;
            current = secured;
        } else {
            phase = Phase.HANDSHAKE;
        }
        UpgradeRequest request = new UpgradeRequest(options, target, headers, authorization);
        exchange =
                Exchange.begin(connection, request.bytes(), status -> status == 101, new Upgrade(connection, request));
    }

    private final class Tunnel implements Exchange.Asker {

        private final StreamConnection connection;
        private final HttpProxy proxy;

        Tunnel(StreamConnection connection, HttpProxy proxy) {
            this.connection = connection;
            this.proxy = proxy;
        }

        @Override
        public void answered(HandshakeResponse answer) {
            if (answer.status() / 100 != 2 || answer.rest().length > 0) {
                result.completeExceptionally(Problems.proxyRefused(target, proxy, answer));
                return;
            }
            try {
                shakeHands(connection);
            } catch (RuntimeException | Error defect) {
                failedHere(defect);
            }
        }

        @Override
        public void broken(@Nullable IOException cause) {
            result.completeExceptionally(Problems.ended(target, Phase.PROXY, cause));
        }
    }

    private final class Upgrade implements Exchange.Asker {

        private final StreamConnection connection;
        private final UpgradeRequest request;

        Upgrade(StreamConnection connection, UpgradeRequest request) {
            this.connection = connection;
            this.request = request;
        }

        @Override
        public void answered(HandshakeResponse answer) {
            if (!answer.hasHead()) {
                result.completeExceptionally(
                        answer.isTooLong() ? Problems.tooLong(target, answer) : Problems.notHttp(target, answer));
            } else if (answer.status() == 101) {
                accept(answer);
            } else if (answer.status() / 100 == 3 && answer.header("location") != null) {
                redirect(answer, String.valueOf(answer.header("location")));
            } else {
                result.completeExceptionally(Problems.refused(target, answer));
            }
        }

        private void accept(HandshakeResponse answer) {
            Negotiated negotiated;
            try {
                negotiated = request.accept(answer);
            } catch (ConnectFailedException unfit) {
                result.completeExceptionally(unfit);
                return;
            }
            if (credentials != null && !LinkMessages.SUBPROTOCOL.equals(negotiated.subprotocol())) {
                result.completeExceptionally(Problems.noPlaceForCredentials(target));
                return;
            }
            if (!result.complete(new Dialed(connection, negotiated, credentials))) {
                IoUtils.safeClose(connection);
            }
        }

        private void redirect(HandshakeResponse answer, String location) {
            if (redirects++ >= options.maxRedirects()) {
                String limit = options.maxRedirects() == 0
                        ? "use that URL, or allow it with followRedirects(…)"
                        : "that would be more than the " + options.maxRedirects() + " that followRedirects allows";
                result.completeExceptionally(Problems.redirected(target, location, limit, answer));
                return;
            }
            Target next;
            try {
                next = target.redirected(location);
            } catch (IllegalArgumentException nowhere) {
                result.completeExceptionally(
                        Problems.redirected(target, location, String.valueOf(nowhere.getMessage()), answer));
                return;
            }
            IoUtils.safeClose(connection);
            current = null;
            if (!next.hasOriginOf(target)) {
                headers = headers.withoutSecrets();
                authorizing = null;
                asksCredentials = null;
            }
            target = next;
            prepareOnAnotherThread();
        }

        @Override
        public void broken(@Nullable IOException cause) {
            IOException failure = engine == null ? null : engine.failure();
            result.completeExceptionally(
                    failure == null ? Problems.ended(target, phase, cause) : Problems.tls(target, failure));
        }
    }

    private void timedOut() {
        Exchange asking = exchange;
        if (asking != null && asking.answer().hasHead() && phase == Phase.HANDSHAKE) {
            // A server that refuses and then leaves its answer open has said enough.
            result.completeExceptionally(Problems.refused(target, asking.answer()));
        } else {
            result.completeExceptionally(
                    Problems.tooLate(target, phase, options.timeout().toMillis()));
        }
    }

    private void giveUp() {
        IoFuture<StreamConnection> attempt = connecting;
        if (attempt != null) {
            attempt.cancel();
        }
        onIoThread(() -> IoUtils.safeClose(current));
    }

    /** Where a connection is touched, and nowhere else, and where what depends on the result runs; at once if that thread has ended. */
    private void onIoThread(Runnable task) {
        StreamConnection connection = current;
        try {
            (connection == null ? resources.worker().getIoThread() : connection.getIoThread()).execute(task);
        } catch (RejectedExecutionException ended) {
            task.run();
        }
    }
}
