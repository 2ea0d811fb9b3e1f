/**
 * The few types that users and generated code import: what a method of a contract is, how the other side is called, what an endpoint serves and which
 * exceptions say that a call failed. Contracts only, no machinery: the peer implements them; only {@code dev.duplexrpc.json} may come in.
 */
@NullMarked
package dev.duplexrpc;

import org.jspecify.annotations.NullMarked;
