package dev.duplexrpc.server;

import dev.duplexrpc.json.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RenegotiationRequiredException;
import io.undertow.server.SSLSessionInfo;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What a client has sent to open a WebSocket or with an HTTP POST, as far as it helps to authenticate the client. Immutable. */
public final class ConnectRequest {

    private final String method;
    private final String path;
    private final Map<String, List<String>> headers;
    private final Map<String, List<String>> query;
    private final InetSocketAddress remoteAddress;
    private final boolean secure;
    private final List<X509Certificate> certificates;
    private final @Nullable Json auth;

    private ConnectRequest(
            HttpServerExchange exchange,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            List<X509Certificate> certificates) {
        this.method = exchange.getRequestMethod().toString();
        this.path = exchange.getRequestPath();
        this.remoteAddress = exchange.getSourceAddress();
        this.secure = exchange.getConnection().getSslSessionInfo() != null;
        this.headers = headers;
        this.query = query;
        this.certificates = certificates;
        this.auth = null;
    }

    private ConnectRequest(ConnectRequest before, Json auth) {
        this.method = before.method;
        this.path = before.path;
        this.remoteAddress = before.remoteAddress;
        this.secure = before.secure;
        this.headers = before.headers;
        this.query = before.query;
        this.certificates = before.certificates;
        this.auth = auth;
    }

    /** The same, and now its first message has brought credentials. */
    ConnectRequest with(Json credentials) {
        return new ConnectRequest(this, credentials);
    }

    static ConnectRequest of(HttpServerExchange exchange) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        HeaderMap sent = exchange.getRequestHeaders();
        for (HeaderValues values : sent) {
            headers.put(values.getHeaderName().toString(), List.copyOf(values));
        }
        Map<String, List<String>> query = new TreeMap<>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, List.copyOf(values)));
        return new ConnectRequest(
                exchange,
                Collections.unmodifiableMap(headers),
                Collections.unmodifiableMap(query),
                certificatesOf(exchange.getConnection().getSslSessionInfo()));
    }

    private static List<X509Certificate> certificatesOf(@Nullable SSLSessionInfo tls) {
        if (tls == null) {
            return List.of();
        }
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate : tls.getPeerCertificates()) {
                certificates.add((X509Certificate) certificate);
            }
            return List.copyOf(certificates);
        } catch (SSLPeerUnverifiedException | RenegotiationRequiredException none) {
            return List.of();
        }
    }

    /** {@code GET} for a WebSocket, {@code POST} for calls over HTTP. */
    public String method() {
        return method;
    }

    /** The path, without the query. */
    public String path() {
        return path;
    }

    /** The first value of a header; names are case-insensitive. Null if there is none. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /** All headers; names are case-insensitive. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The token after {@code Bearer} in the header {@code Authorization}; null if there is none. */
    public @Nullable String bearerToken() {
        String authorization = header("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : null;
    }

    /** The first value of a query parameter, decoded; null if there is none. A token in a query ends up in the logs of proxies: prefer a header. */
    public @Nullable String query(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(0);
    }

    /** All query parameters, decoded. */
    public Map<String, List<String>> query() {
        return query;
    }

    /** The address of the client, as reported by {@code trustedProxies} if there are any; otherwise the address of the connection. The port is 0 if a proxy does not report it. */
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    /** Whether the request was sent over TLS. */
    public boolean isSecure() {
        return secure;
    }

    /** The client's certificate first, then its chain; empty if the client has presented none that is trusted. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * The credentials in the first message of the client's session, at most 16 KiB of JSON in whatever form client and server have agreed on; null at the handshake, when they have not
     * arrived yet, and if there are none. Compare secrets in it with {@link java.security.MessageDigest#isEqual}, as any others.
     */
    public @Nullable Json auth() {
        return auth;
    }

    /** Without query, headers and credentials, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path + " from " + remoteAddress;
    }
}
