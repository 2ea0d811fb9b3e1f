package dev.duplexrpc.server;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.time.OnceASecond;
import dev.duplexrpc.time.TimerWheel;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks who a client is before anything else happens for it: the application's authenticator, away from the I/O thread if it may block, or else the certificate the
 * client has shown. It has its time, and the exchange goes on, or is refused, on its I/O thread.
 */
final class Identification {

    private static final Logger LOG = LoggerFactory.getLogger(Identification.class);

    private final @Nullable AsyncAuthenticator authenticator;
    private final Duration timeout;
    private final TimerWheel wheel;
    private final OnceASecond tellsFailure;
    private final OnceASecond tellsSlowness;

    private Identification(@Nullable AsyncAuthenticator authenticator, Duration timeout, TimerWheel wheel) {
        this.authenticator = authenticator;
        this.timeout = timeout;
        this.wheel = wheel;
        this.tellsFailure = new OnceASecond(wheel);
        this.tellsSlowness = new OnceASecond(wheel);
    }

    static Identification of(EndpointSettings settings, Executor handlerThreads, TimerWheel wheel) {
        Authenticator blocking = settings.authenticator;
        AsyncAuthenticator asks = blocking == null
                ? settings.asyncAuthenticator
                : request -> CompletableFuture.supplyAsync(() -> askBlocking(blocking, request), handlerThreads);
        return new Identification(asks, settings.authenticationTimeout, wheel);
    }

    private static Authentication askBlocking(Authenticator authenticator, ConnectRequest request) {
        try {
            return authenticator.authenticate(request);
        } catch (Exception failed) {
            throw new CompletionException(failed);
        }
    }

    /** Finds out who it is, and goes on or refuses: at once, or later on the exchange's I/O thread. */
    void of(HttpServerExchange exchange, Consumer<Identified> next, Consumer<Refusal> refuse) {
        AsyncAuthenticator asked = authenticator;
        if (asked == null) {
            next.accept(new Identified(
                    byCertificate(exchange), exchange.getSourceAddress(), exchange.getRequestPath(), null));
            return;
        }
        // The exchange goes on when somebody has answered, and not when this returns.
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            ConnectRequest request = ConnectRequest.of(exchange);
            ask(asked, request)
                    .thenAccept(found -> exchange.getIoThread().execute(() -> {
                        Refusal refusal = found.refusal();
                        if (refusal == null || found.isAwaited()) {
                            next.accept(new Identified(found, request.remoteAddress(), request.path(), request));
                        } else {
                            refuse.accept(refusal);
                        }
                    }));
        });
    }

    /** Finds out anew who it is, from the credentials that its first message has brought. Ends on any thread, and never fails. */
    CompletableFuture<Authentication> again(Identified client, Json auth) {
        AsyncAuthenticator asked = authenticator;
        ConnectRequest request = client.request();
        return asked == null || request == null
                ? CompletableFuture.completedFuture(client.found())
                : ask(asked, request.with(auth));
    }

    private CompletableFuture<Authentication> ask(AsyncAuthenticator asked, ConnectRequest request) {
        CompletableFuture<Authentication> answer = answer(asked, request);
        TimerWheel.Timer timer = wheel.schedule(
                timeout.toNanos(), () -> answer.completeExceptionally(new TimeoutException("authenticationTimeout")));
        return answer.handle((found, failure) -> {
            timer.cancel();
            return failure == null ? judge(found) : failed(request, failure);
        });
    }

    private static CompletableFuture<Authentication> answer(AsyncAuthenticator asked, ConnectRequest request) {
        try {
            CompletionStage<Authentication> stage = asked.authenticate(request);
            // A future of our own: the time limit must not end the application's.
            return stage.thenApply(found -> Objects.requireNonNull(found, "The authenticator must not return null."))
                    .toCompletableFuture();
        } catch (Exception | Error failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private static Authentication judge(Authentication found) {
        Instant expires = found.expires();
        return expires != null && !expires.isAfter(Instant.now())
                ? Authentication.refused("The credentials have expired.")
                : found;
    }

    private Authentication failed(ConnectRequest request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            if (tellsSlowness.may()) {
                LOG.warn(
                        "{} was not authenticated within the authenticationTimeout of {}.",
                        request.remoteAddress(),
                        timeout);
            } else {
                LOG.debug(
                        "{} was not authenticated within the authenticationTimeout of {}.",
                        request.remoteAddress(),
                        timeout);
            }
            return Authentication.refused(Refusals.AUTHENTICATION_TOO_SLOW);
        }
        if (cause instanceof RejectedExecutionException) {
            return Authentication.refused(Refusals.AUTHENTICATION_BUSY);
        }
        // Authenticators throw at tokens that are none, and whoever likes can bring those.
        if (tellsFailure.may()) {
            LOG.error("The authentication of {} failed.", request.remoteAddress(), cause);
        } else {
            LOG.debug("The authentication of {} failed.", request.remoteAddress(), cause);
        }
        return Authentication.refused(Refusals.AUTHENTICATION_FAILED);
    }

    private static Authentication byCertificate(HttpServerExchange exchange) {
        if (exchange.getConnection().getSslSessionInfo() == null) {
            return Authentication.anonymous();
        }
        List<X509Certificate> shown = ConnectRequest.of(exchange).certificates();
        return shown.isEmpty()
                ? Authentication.anonymous()
                : Authentication.as(shown.get(0).getSubjectX500Principal());
    }
}
