/**
 * Converts certificates and keys from PEM files and key stores into the form that the JDK's TLS needs, for both the listening and the connecting
 * side. It needs nothing but the JDK.
 */
@NullMarked
package dev.duplexrpc.tls;

import org.jspecify.annotations.NullMarked;
