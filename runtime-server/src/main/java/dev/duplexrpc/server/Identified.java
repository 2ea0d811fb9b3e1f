package dev.duplexrpc.server;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a client when its request has been looked at.
 *
 * @param request for who has to look at it again, with the first message; null if nobody does
 */
record Identified(Authentication found, @Nullable ConnectRequest request) {}
