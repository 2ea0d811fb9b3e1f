package dev.duplexrpc.client;

import java.net.URI;
import java.util.Locale;

/**
 * Where a client connects to: what of its URL goes where. Everything in it is ASCII without blanks and line breaks, so that it can stand in a request as it is.
 *
 * @param host a name or an address, without the brackets of IPv6
 */
record Target(boolean secure, String host, int port, String requestTarget) {

    static Target of(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("'" + text + "' is not a URL: " + malformed.getMessage(), malformed);
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            throw new IllegalArgumentException(
                    "A client connects to ws:// or wss:// URLs, which '" + text + "' is not.");
        }
        return of(url, scheme.equals("wss"));
    }

    private static Target of(URI url, boolean secure) {
        // Only an ASCII host is one for the name service: others have to be given in their xn-- form.
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("The URL '" + url
                    + "' must have a host of letters, digits, dots and hyphens, and neither a user nor a fragment;"
                    + " credentials are an option of the client.");
        }
        String bracketed = url.getHost();
        String host = bracketed.startsWith("[") ? bracketed.substring(1, bracketed.length() - 1) : bracketed;
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        if (port == 0 || port > 65535) {
            throw new IllegalArgumentException("The port of '" + url + "' must be from 1 to 65535.");
        }
        // The raw forms: decoded ones could smuggle line breaks into the request. What is not ASCII is encoded.
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String target = ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
        return new Target(secure, host, port, target);
    }

    /**
     * Where a server sends us on to.
     *
     * @param location absolute or relative, also as {@code http} or {@code https}
     * @throws IllegalArgumentException if that is no place to go
     */
    Target redirected(String location) {
        URI base = URI.create((secure ? "wss://" : "ws://") + authority() + requestTarget);
        URI url = base.resolve(location.strip());
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean toSecure = switch (scheme) {
            case "ws", "http" -> false;
            case "wss", "https" -> true;
            default -> throw new IllegalArgumentException("it is neither ws://, wss://, http:// nor https://");
        };
        if (secure && !toSecure) {
            throw new IllegalArgumentException("it would give up TLS");
        }
        return of(url, toSecure);
    }

    boolean hasOriginOf(Target other) {
        return secure == other.secure && port == other.port && host.equalsIgnoreCase(other.host);
    }

    /** Host and port, as a proxy is told. */
    String hostAndPort() {
        return bracketed() + ":" + port;
    }

    /** The value of the {@code Host} header. */
    String authority() {
        return port == (secure ? 443 : 80) ? bracketed() : hostAndPort();
    }

    private String bracketed() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /** The path without the query, which may hold secrets. */
    String path() {
        int query = requestTarget.indexOf('?');
        return query < 0 ? requestTarget : requestTarget.substring(0, query);
    }

    /** The URL for people and logs, without the query. */
    @Override
    public String toString() {
        return (secure ? "wss://" : "ws://") + authority() + path();
    }
}
