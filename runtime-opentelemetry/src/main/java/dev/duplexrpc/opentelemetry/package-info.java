/**
 * Spans around calls, and their context on the wire, with OpenTelemetry. An artifact of its own, so that who does not trace with OpenTelemetry has nothing of it;
 * only the contracts may come in.
 */
@NullMarked
package dev.duplexrpc.opentelemetry;

import org.jspecify.annotations.NullMarked;
