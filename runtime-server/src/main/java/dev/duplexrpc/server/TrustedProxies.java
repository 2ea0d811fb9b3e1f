package dev.duplexrpc.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose word about where a client is counts. A header is read from its end, which the nearest proxy has written, and only as far as trusted proxies vouch for it: what
 * stands before that was written by the client itself, who may write anything. Only one header counts, because a proxy that knows one of them passes the other on as the client
 * sent it. Immutable.
 */
final class TrustedProxies {

    /** Nobody's. */
    static final TrustedProxies NONE = new TrustedProxies(List.of(), ForwardedHeader.X_FORWARDED_FOR);

    private final List<AddressBlock> blocks;
    private final ForwardedHeader header;

    private TrustedProxies(List<AddressBlock> blocks, ForwardedHeader header) {
        this.blocks = blocks;
        this.header = header;
    }

    /** @throws IllegalArgumentException if one of them is no block of addresses */
    TrustedProxies at(List<String> texts) {
        return new TrustedProxies(texts.stream().map(AddressBlock::of).toList(), header);
    }

    TrustedProxies telling(ForwardedHeader which) {
        return new TrustedProxies(blocks, which);
    }

    /** Makes the client's address that of the exchange, where a trusted proxy tells it. */
    void reveal(HttpServerExchange exchange) {
        if (blocks.isEmpty()) {
            return;
        }
        InetSocketAddress nearest = exchange.getConnection().getPeerAddress(InetSocketAddress.class);
        HttpString name = header == ForwardedHeader.FORWARDED ? Headers.FORWARDED : Headers.X_FORWARDED_FOR;
        HeaderValues lines = exchange.getRequestHeaders().get(name);
        if (lines != null && isTrusted(nearest.getAddress())) {
            InetSocketAddress client = farthestKnown(nearest, new ArrayList<>(lines));
            if (client != nearest) {
                exchange.setSourceAddress(client);
            }
        }
    }

    /** The first from the end that is no trusted proxy; the last trusted one, where what it tells is no address. */
    InetSocketAddress farthestKnown(InetSocketAddress nearest, List<String> lines) {
        InetSocketAddress known = nearest;
        for (int line = lines.size() - 1; line >= 0; line--) {
            List<String> hops = header == ForwardedHeader.FORWARDED
                    ? ForwardedHops.of(lines.get(line))
                    : List.of(lines.get(line).split(",", -1));
            if (hops.isEmpty()) {
                return known;
            }
            for (int hop = hops.size() - 1; hop >= 0; hop--) {
                InetSocketAddress told = endpoint(hops.get(hop).strip());
                if (told == null) {
                    return known;
                }
                known = told;
                if (!isTrusted(told.getAddress())) {
                    return known;
                }
            }
        }
        return known;
    }

    boolean isTrusted(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code 2001:db8::1}, {@code [2001:db8::1]} or {@code [2001:db8::1]:80}; null if it is anything else. */
    private static @Nullable InetSocketAddress endpoint(String hop) {
        String host = hop;
        String port = "";
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            if (end < 0 || hop.indexOf(':') < 0) {
                return null;
            }
            host = hop.substring(1, end);
            port = hop.substring(end + 1);
        } else if (hop.indexOf(':') >= 0 && hop.indexOf(':') == hop.lastIndexOf(':')) {
            host = hop.substring(0, hop.indexOf(':'));
            port = hop.substring(hop.indexOf(':'));
        }
        if (!port.isEmpty() && !port.matches(":\\d{1,5}")) {
            return null;
        }
        InetAddress address = AddressBlock.address(host);
        int number = port.isEmpty() ? 0 : Integer.parseInt(port.substring(1));
        return address == null || number > 65535 ? null : new InetSocketAddress(address, number);
    }
}
