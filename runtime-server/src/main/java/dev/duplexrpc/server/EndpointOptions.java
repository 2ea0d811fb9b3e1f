package dev.duplexrpc.server;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one path of a server is. On the builder of a server or handler these options are the default path's, and those that are neither services, nor document, nor
 * label also count for every other endpoint that does not set them itself, in whichever order they are given. Not for several threads.
 *
 * @param <B> the builder itself
 */
public abstract sealed class EndpointOptions<B extends EndpointOptions<B>> permits HandlerOptions, EndpointBuilder {

    final EndpointSettings settings;
    final List<RpcService> services = new ArrayList<>();
    byte @Nullable [] document;

    @Nullable String label;

    EndpointOptions(EndpointSettings settings) {
        this.settings = settings;
    }

    /** This builder as what it is. */
    abstract B self();

    /** Serves these services as well; their methods must have different names. Default: none. */
    public final B serve(RpcService... more) {
        Collections.addAll(services, more);
        return self();
    }

    /** The OpenRPC document of this path, as JSON in UTF-8: what {@code rpc.discover} and {@code GET <path>/openrpc.json} answer. Default: none, and both say so. */
    public final B document(byte[] json) {
        document = json.clone();
        return self();
    }

    /** The OpenRPC document of this path. Default: none. */
    public final B document(Json json) {
        document = json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return self();
    }

    /** How logs, metrics and health call the endpoint. Default: its path. */
    public final B label(String name) {
        label = name;
        return self();
    }

    /** Whether single calls and batches may also come as HTTP POST. Default: they may. */
    public final B http(HttpPost switched) {
        settings.http = switched == HttpPost.ON;
        return self();
    }

    /** How long a client may take to send the body of an HTTP POST. Default: 10 s. */
    public final B bodyTimeout(Duration timeout) {
        settings.bodyTimeout = Positive.duration("bodyTimeout", timeout);
        return self();
    }

    /** How long the calls of an HTTP POST may take altogether, and then its response to leave. Default: 60 s. */
    public final B httpTimeout(Duration timeout) {
        settings.httpTimeout = Positive.duration("httpTimeout", timeout);
        return self();
    }

    /**
     * The origins whose pages may connect, beside the server's own: such as {@code https://app.example.com}, {@code https://*.example.com} for all below a domain,
     * {@code *} for all there are. A client that is no browser sends no origin and is not concerned. Default: none but the server's own.
     */
    public final B allowedOrigins(String... origins) {
        settings.origins = Origins.of(List.of(origins));
        return self();
    }

    /** The largest message, in and out, and the largest body of an HTTP POST. Default: 1 MiB. */
    public final B maxMessageBytes(int bytes) {
        settings.peerLimits = settings.peerLimits.withMaxMessageBytes(bytes);
        settings.transportLimits = settings.transportLimits.withMaxMessageBytes(bytes);
        return self();
    }

    /** How many bytes may wait for a client to take them before its connection is ended. Default: 4 MiB. */
    public final B maxOutboxBytes(int bytes) {
        settings.transportLimits = settings.transportLimits.withMaxOutboxBytes(bytes);
        return self();
    }

    /** How many calls of one client are handled at once; further ones wait. Default: 256. */
    public final B maxRunningCalls(int calls) {
        settings.peerLimits = settings.peerLimits.withMaxRunningCalls(calls);
        return self();
    }

    /** How many bytes of one client's messages may wait to be handled; beyond it calls are answered with <em>busy</em>. Default: 1 MiB. */
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

    /** How many calls to one client may wait for its response at once. Default: 10,000. */
    public final B maxPendingCalls(int calls) {
        settings.peerLimits = settings.peerLimits.withMaxPendingCalls(calls);
        return self();
    }

    /** How long a call to a client waits for the response unless its options say otherwise. Default: 30 s. */
    public final B callTimeout(Duration timeout) {
        settings.peerLimits = settings.peerLimits.withCallTimeout(Positive.duration("callTimeout", timeout));
        return self();
    }

    /** How long a client may take to answer a farewell. Default: 5 s. */
    public final B closeTimeout(Duration timeout) {
        settings.transportLimits =
                settings.transportLimits.withCloseTimeout(Positive.duration("closeTimeout", timeout));
        return self();
    }
}
