/**
 * Certificates and keys as people have them, PEM files and key stores, made into what the JDK's TLS wants; the same for the side that listens and the side that
 * dials. It needs nothing but the JDK.
 */
@NullMarked
package dev.duplexrpc.tls;

import org.jspecify.annotations.NullMarked;
