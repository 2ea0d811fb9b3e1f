/**
 * Calls, connections, queues and limits as meters of Micrometer. A separate artifact, so that programs without Micrometer do not depend on it;
 * the contracts and the peer may come in.
 */
@NullMarked
package dev.duplexrpc.micrometer;

import org.jspecify.annotations.NullMarked;
