package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By which names a server goes. A page can be served under a name of its author's and then have that name lead to this machine (DNS rebinding): to the browser the
 * server is then the page's own. The name in the {@code Host} header gives it away. Immutable.
 */
final class Hosts {

    /** Any, but for pages that come to this very machine. */
    static final Hosts UNSAID = new Hosts(List.of());

    private static final String ANY = "*";
    private static final String BELOW = "*.";

    private final List<String> names;

    private Hosts(List<String> names) {
        this.names = names;
    }

    /** @throws IllegalArgumentException if one of them could never match */
    static Hosts of(List<String> patterns) {
        return new Hosts(patterns.stream().map(Hosts::checked).toList());
    }

    private static String checked(String pattern) {
        String name = pattern.toLowerCase(Locale.ROOT);
        if (!name.equals(ANY) && !name.matches("(\\*\\.)?[^/?#*:\\s]+|\\[[0-9a-f:.]+]")) {
            throw new IllegalArgumentException(
                    "'" + pattern
                            + "' is no name of a host: write it as in rpc.example.com, *.example.com or [2001:db8::1], without scheme and port.");
        }
        return name;
    }

    /**
     * Whether the server goes by the name that the request calls it.
     *
     * @param origins from a page that is listed there any name will do: nobody else can be that page
     */
    boolean allow(HttpServerExchange exchange, Origins origins) {
        return allow(exchange, origins, exchange.getRequestHeaders().getFirst(Headers.ORIGIN) != null);
    }

    /**
     * The same where something is only read. A browser does not tell the origin of a page that reads from what it takes for the page's own server, so whoever reads may be such a page.
     */
    boolean allowReading(HttpServerExchange exchange, Origins origins) {
        return allow(exchange, origins, true);
    }

    private boolean allow(HttpServerExchange exchange, Origins origins, boolean mayBePage) {
        String host = name(exchange.getRequestHeaders().getFirst(Headers.HOST));
        if (!names.isEmpty()) {
            return allow(host);
        }
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        return !mayBePage
                || (origin != null && origins.isListed(origin))
                || isOfThisMachine(host)
                || !isOnThisMachine(exchange);
    }

    /** Whether the client is, as far as it is known: it comes to a loopback address, and no proxy that is believed says that it speaks for somebody elsewhere. */
    private static boolean isOnThisMachine(HttpServerExchange exchange) {
        return exchange.getConnection()
                        .getLocalAddress(InetSocketAddress.class)
                        .getAddress()
                        .isLoopbackAddress()
                && exchange.getSourceAddress().getAddress().isLoopbackAddress();
    }

    boolean allow(@Nullable String host) {
        return names.contains(ANY) || (host != null && names.stream().anyMatch(pattern -> matches(pattern, host)));
    }

    /** Whether nobody but this machine can answer to the name: an address is not looked up, and these names lead nowhere else. */
    static boolean isOfThisMachine(@Nullable String host) {
        return host != null
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.startsWith("[")
                        || AddressBlock.address(host) != null);
    }

    private static boolean matches(String pattern, String host) {
        return pattern.startsWith(BELOW)
                ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
                : pattern.equals(host);
    }

    /** The header without its port, null if there is none. */
    static @Nullable String name(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String host = header.strip().toLowerCase(Locale.ROOT);
        int port = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return port <= 0 ? host : host.substring(0, port);
    }
}
