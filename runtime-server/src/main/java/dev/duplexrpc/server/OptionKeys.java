package dev.duplexrpc.server;

import dev.duplexrpc.configuration.Setting;
import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.Trust;
import dev.duplexrpc.websocket.DeflateOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file may say: each key has the name of the option that it sets, and the option decides what it makes of the value. Options that are code (services,
 * hooks, listeners) have none.
 */
final class OptionKeys {

    /** For an endpoint, and for the builder of the default path. */
    static final Map<String, BiConsumer<EndpointOptions<?>, Setting>> ENDPOINT = endpoint();

    /** For everything that has endpoints. */
    static final Map<String, BiConsumer<HandlerOptions<?>, Setting>> HANDLER = handler();

    /** For what listens. */
    static final Map<String, BiConsumer<DuplexServer.Builder, Setting>> SERVER = server();

    /** The options whose values consist of several, and what these are called. */
    static final Map<String, List<String>> GROUPS = Map.of(
            "tls", List.of("certificates", "privateKey", "keyStore", "password"),
            "clientCertificates", List.of("mode", "trusted", "trustStore", "password"),
            "compression", List.of("level", "minBytes", "contextTakeover"));

    private OptionKeys() {}

    private static Map<String, BiConsumer<EndpointOptions<?>, Setting>> endpoint() {
        Map<String, BiConsumer<EndpointOptions<?>, Setting>> keys = new TreeMap<>();
        keys.put("label", (options, value) -> options.label(value.text()));
        keys.put("document", (options, value) -> options.document(value.json()));
        keys.put("http", (options, value) -> options.http(value.flag() ? HttpPost.ON : HttpPost.OFF));
        keys.put("bodyTimeout", (options, value) -> options.bodyTimeout(value.duration()));
        keys.put("httpTimeout", (options, value) -> options.httpTimeout(value.duration()));
        keys.put("allowedOrigins", (options, value) -> options.allowedOrigins(value.texts()));
        keys.put("allowedHosts", (options, value) -> options.allowedHosts(value.texts()));
        keys.put("authenticationTimeout", (options, value) -> options.authenticationTimeout(value.duration()));
        keys.put("login", (options, value) -> options.login(value.texts()));
        keys.put("loginTimeout", (options, value) -> options.loginTimeout(value.duration()));
        keys.put("subprotocols", (options, value) -> options.subprotocols(value.texts()));
        keys.put("compression", (options, value) -> options.compression(compression(value)));
        keys.put("cancelPlainCalls", (options, value) -> options.cancelPlainCalls(value.flag()));
        keys.put("maxMessageBytes", (options, value) -> options.maxMessageBytes(value.bytes()));
        keys.put("maxInflatedBytes", (options, value) -> options.maxInflatedBytes(value.bytes()));
        keys.put("maxOutboxBytes", (options, value) -> options.maxOutboxBytes(value.bytes()));
        keys.put("maxRunningCalls", (options, value) -> options.maxRunningCalls(value.number()));
        keys.put("maxRunningBytes", (options, value) -> options.maxRunningBytes(value.bytes()));
        keys.put("maxWaitingBytes", (options, value) -> options.maxWaitingBytes(value.bytes()));
        keys.put("maxBatchMessages", (options, value) -> options.maxBatchMessages(value.number()));
        keys.put("maxSubscriptions", (options, value) -> options.maxSubscriptions(value.number()));
        keys.put("maxLaneBytes", (options, value) -> options.maxLaneBytes(value.bytes()));
        keys.put("maxPendingCalls", (options, value) -> options.maxPendingCalls(value.number()));
        keys.put("maxPingsPerMinute", (options, value) -> options.maxPingsPerMinute(value.number()));
        keys.put("callTimeout", (options, value) -> options.callTimeout(value.duration()));
        keys.put("notificationTimeout", (options, value) -> options.notificationTimeout(value.duration()));
        keys.put("pingInterval", (options, value) -> options.pingInterval(value.duration()));
        keys.put("idleTimeout", (options, value) -> options.idleTimeout(value.duration()));
        keys.put("messageTimeout", (options, value) -> options.messageTimeout(value.duration()));
        keys.put("writeTimeout", (options, value) -> options.writeTimeout(value.duration()));
        keys.put("closeTimeout", (options, value) -> options.closeTimeout(value.duration()));
        keys.put("sessionGrace", (options, value) -> options.sessionGrace(value.duration()));
        keys.put("sessionWindow", (options, value) -> options.sessionWindow(value.bytes()));
        keys.put("acknowledgeTimeout", (options, value) -> options.acknowledgeTimeout(value.duration()));
        keys.put("maxSuspendedSessions", (options, value) -> options.maxSuspendedSessions(value.number()));
        keys.put(
                "maxSuspendedSessionsPerOwner",
                (options, value) -> options.maxSuspendedSessionsPerOwner(value.number()));
        keys.put("maxSuspendedBytesPerOwner", (options, value) -> options.maxSuspendedBytesPerOwner(value.manyBytes()));
        keys.put("maxSuspendedBytes", (options, value) -> options.maxSuspendedBytes(value.manyBytes()));
        return Map.copyOf(keys);
    }

    private static Map<String, BiConsumer<HandlerOptions<?>, Setting>> handler() {
        Map<String, BiConsumer<HandlerOptions<?>, Setting>> keys = new TreeMap<>();
        keys.put("path", (options, value) -> options.path(value.text()));
        keys.put("handlerThreads", (options, value) -> options.handlerThreads(value.number()));
        keys.put("maxConnections", (options, value) -> options.maxConnections(value.number()));
        keys.put("maxConnectionsPerAddress", (options, value) -> options.maxConnectionsPerAddress(value.number()));
        keys.put("maxConnectionsPerPrincipal", (options, value) -> options.maxConnectionsPerPrincipal(value.number()));
        keys.put("trustedProxies", (options, value) -> options.trustedProxies(value.texts()));
        keys.put("forwardedHeader", (options, value) -> options.forwardedHeader(value.oneOf(ForwardedHeader.class)));
        keys.put(
                "healthPath",
                (options, value) -> options.healthPath(value.text().isEmpty() ? null : value.text()));
        keys.put("retryAfter", (options, value) -> options.retryAfter(value.duration()));
        keys.put("drainTimeout", (options, value) -> options.drainTimeout(value.duration()));
        keys.put("closeSpread", (options, value) -> options.closeSpread(value.duration()));
        return Map.copyOf(keys);
    }

    private static Map<String, BiConsumer<DuplexServer.Builder, Setting>> server() {
        Map<String, BiConsumer<DuplexServer.Builder, Setting>> keys = new TreeMap<>();
        keys.put("host", (options, value) -> options.host(value.text()));
        keys.put("port", (options, value) -> options.port(value.number()));
        keys.put("securePort", (options, value) -> options.securePort(value.number()));
        keys.put("ioThreads", (options, value) -> options.ioThreads(value.number()));
        keys.put("handshakeTimeout", (options, value) -> options.handshakeTimeout(value.duration()));
        keys.put("maxHeaderBytes", (options, value) -> options.maxHeaderBytes(value.bytes()));
        keys.put("keepAlive", (options, value) -> options.keepAlive(value.duration()));
        keys.put("tls", OptionKeys::tls);
        keys.put("clientCertificates", OptionKeys::clientCertificates);
        return Map.copyOf(keys);
    }

    private static Setting.Group group(String option, Setting value) {
        return value.group(Objects.requireNonNull(GROUPS.get(option)));
    }

    private static @Nullable DeflateOptions compression(Setting value) {
        DeflateOptions options = DeflateOptions.DEFAULTS;
        if (value.isOneWord()) {
            return value.flag() ? options : null;
        }
        Setting.Group group = group("compression", value);
        if (group.has("level")) {
            options = options.withLevel(group.get("level").number());
        }
        if (group.has("minBytes")) {
            options = options.withMinBytes(group.get("minBytes").bytes());
        }
        return group.has("contextTakeover") && group.get("contextTakeover").flag()
                ? options.withContextTakeover()
                : options;
    }

    private static void tls(DuplexServer.Builder options, Setting value) {
        Setting.Group group = group("tls", value);
        if (group.has("keyStore")) {
            Path keyStore = group.get("keyStore").file();
            char[] password = group.get("password").text().toCharArray();
            options.tls(() -> Identity.keyStore(keyStore, password.clone()));
        } else {
            Path certificates = group.get("certificates").file();
            Path privateKey = group.get("privateKey").file();
            options.tls(() -> Identity.pem(certificates, privateKey));
        }
    }

    private static void clientCertificates(DuplexServer.Builder options, Setting value) {
        Setting.Group group = group("clientCertificates", value);
        ClientCertificates mode = group.get("mode").oneOf(ClientCertificates.class);
        if (group.has("trustStore")) {
            Path trustStore = group.get("trustStore").file();
            char[] password = group.get("password").text().toCharArray();
            options.clientCertificates(mode, () -> Trust.keyStore(trustStore, password.clone()));
        } else {
            Path[] trusted =
                    Arrays.stream(group.get("trusted").texts()).map(value::file).toArray(Path[]::new);
            options.clientCertificates(mode, () -> Trust.pem(trusted));
        }
    }
}
