package dev.duplexrpc.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy through which a client connects to its server, with {@code CONNECT}. */
public final class HttpProxy {

    private final String host;
    private final int port;
    private final @Nullable String authorization;

    private HttpProxy(String host, int port, @Nullable String authorization) {
        this.host = host;
        this.port = port;
        this.authorization = authorization;
    }

    /** A proxy without credentials. */
    public static HttpProxy at(String host, int port) {
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "A proxy has a host and a port from 1 to 65535, not '" + host + "' and " + port + ".");
        }
        return new HttpProxy(host, port, null);
    }

    /** Returns this proxy with credentials, sent as {@code Basic} with the first request, since there is only one per connection. */
    public HttpProxy withCredentials(String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The name of a proxy's user cannot contain ':'.");
        }
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new HttpProxy(host, port, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    boolean hasCredentials() {
        return authorization != null;
    }

    /** The request that asks the proxy for a tunnel. */
    byte[] request(Target target) {
        String credentials = authorization == null ? "" : "Proxy-Authorization: " + authorization + "\r\n";
        return ("CONNECT " + target.hostAndPort() + " HTTP/1.1\r\nHost: " + target.hostAndPort() + "\r\n" + credentials
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
