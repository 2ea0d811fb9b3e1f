package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From which pages browsers may come. A browser lets any page open a WebSocket to any server and sends the user's cookies along, so only the server can refuse; whoever
 * is no browser sends no {@code Origin} and could send any. The page's origin is compared with the {@code Host} header without the scheme, because a proxy in front
 * often ends TLS. Immutable.
 */
final class Origins {

    /** Only pages that this server itself could have delivered. */
    static final Origins SAME = new Origins(List.of());

    private static final String ANY = "*";
    private static final String BELOW = "://*.";

    private final List<String> allowed;

    private Origins(List<String> allowed) {
        this.allowed = allowed;
    }

    /** @throws IllegalArgumentException if one of them could never match */
    static Origins of(List<String> patterns) {
        return new Origins(patterns.stream().map(Origins::checked).toList());
    }

    private static String checked(String pattern) {
        String origin = pattern.toLowerCase(Locale.ROOT);
        if (origin.equals(ANY)) {
            return origin;
        }
        if (!origin.matches("https?://(\\*\\.)?[^/?#*]+")) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is no origin: write scheme, host and, unless it is the default one, port, as in"
                            + " https://app.example.com, and no path.");
        }
        return withoutDefaultPort(origin);
    }

    /** Whether the request comes from no page, or from one that may. */
    boolean allow(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        String origin = headers.getFirst(Headers.ORIGIN);
        return origin == null || allow(origin, headers.getFirst(Headers.HOST));
    }

    boolean allow(String origin, @Nullable String host) {
        return isListed(origin) || isSame(withoutDefaultPort(origin.toLowerCase(Locale.ROOT)), host);
    }

    /** Whether it may come for more than that any may. */
    boolean isKnown(String origin, @Nullable String host) {
        String page = withoutDefaultPort(origin.toLowerCase(Locale.ROOT));
        return isSame(page, host)
                || allowed.stream().anyMatch(pattern -> !pattern.equals(ANY) && matches(pattern, page));
    }

    /** Whether it may come whatever the server is called. */
    boolean isListed(String origin) {
        String page = withoutDefaultPort(origin.toLowerCase(Locale.ROOT));
        return allowed.contains(ANY) || allowed.stream().anyMatch(pattern -> matches(pattern, page));
    }

    private static boolean matches(String pattern, String page) {
        int star = pattern.indexOf(BELOW);
        if (star < 0) {
            return pattern.equals(page);
        }
        String scheme = pattern.substring(0, star + 3);
        String domain = pattern.substring(star + 4);
        return page.startsWith(scheme) && page.endsWith(domain) && page.length() > scheme.length() + domain.length();
    }

    private static boolean isSame(String page, @Nullable String host) {
        // No server has delivered what has another scheme, such as an application's own.
        if (host == null || !(page.startsWith("http://") || page.startsWith("https://"))) {
            return false;
        }
        String prefix = page.substring(0, page.indexOf("://") + 3);
        return page.equals(withoutDefaultPort(prefix + host.toLowerCase(Locale.ROOT)));
    }

    private static String withoutDefaultPort(String origin) {
        String port = origin.startsWith("https:") ? ":443" : ":80";
        return origin.endsWith(port) ? origin.substring(0, origin.length() - port.length()) : origin;
    }
}
