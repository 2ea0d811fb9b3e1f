package dev.duplexrpc.client;

import java.net.InetSocketAddress;
import java.net.URI;

/** Where a client connects to: what of its URL goes where. */
record Target(URI url, String host, int port, String requestTarget) {

    private static final int DEFAULT_PORT = 80;

    static Target of(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("'" + text + "' is not a URL: " + malformed.getMessage(), malformed);
        }
        if (!"ws".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException(
                    "A client connects to ws:// URLs, which '" + text + "' is not; wss:// is not supported yet.");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The URL '" + text + "' must have a host, and neither a user nor a fragment.");
        }
        // The raw forms: decoded ones could smuggle line breaks into the request.
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        return new Target(url, url.getHost(), url.getPort() < 0 ? DEFAULT_PORT : url.getPort(), target);
    }

    /** The value of the {@code Host} header. */
    String hostHeader() {
        return port == DEFAULT_PORT ? host : host + ":" + port;
    }

    InetSocketAddress address() {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new InetSocketAddress(bare, port);
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
