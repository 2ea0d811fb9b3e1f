/**
 * The connecting side: establishing connections, reconnecting, proxies and TLS.
 * The runtime's core may come in; what a call means is decided there.
 */
@NullMarked
package dev.duplexrpc.client;

import org.jspecify.annotations.NullMarked;
