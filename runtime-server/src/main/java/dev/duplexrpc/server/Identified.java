package dev.duplexrpc.server;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client when its request has been looked at.
 *
 * @param from where it is, as far as that is known
 * @param path that it asked for
 * @param request for who has to look at it again, with the first message; null if nobody does
 */
record Identified(
        Authentication found,
        InetSocketAddress from,
        String path,
        @Nullable ConnectRequest request) {}
