/**
 * Spans around calls, and their context on the wire, with OpenTelemetry. A separate artifact, so that programs without OpenTelemetry do not depend on it;
 * only the contracts may come in.
 */
@NullMarked
package dev.duplexrpc.opentelemetry;

import org.jspecify.annotations.NullMarked;
