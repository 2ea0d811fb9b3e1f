/**
 * The contracts that users and generated code import: methods, errors, services and the other side of a connection.
 * They know only {@code dev.duplexrpc.json}; the peer implements them, so nothing from the rooms above may come in.
 */
@NullMarked
package dev.duplexrpc;

import org.jspecify.annotations.NullMarked;
