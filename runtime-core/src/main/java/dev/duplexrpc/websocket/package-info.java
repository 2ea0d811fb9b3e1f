/**
 * RFC 6455 frames in and out, pure and small: bytes to messages and messages to bytes.
 * It depends on nothing, and nothing here owns a socket.
 */
@NullMarked
package dev.duplexrpc.websocket;

import org.jspecify.annotations.NullMarked;
