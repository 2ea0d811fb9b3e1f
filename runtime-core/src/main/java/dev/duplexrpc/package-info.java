/**
 * The few types that users and generated code import: methods of a contract, the other side of a connection, the services of an endpoint and the
 * exceptions of failed calls. Contracts only: the peer implements them; only {@code dev.duplexrpc.json} may come in.
 */
@NullMarked
package dev.duplexrpc;

import org.jspecify.annotations.NullMarked;
