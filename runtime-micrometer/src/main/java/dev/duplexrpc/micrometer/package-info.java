/**
 * Calls, connections, queues and limits as meters of Micrometer. An artifact of its own, so that who does not measure with Micrometer has nothing of it;
 * the contracts and the peer may come in.
 */
@NullMarked
package dev.duplexrpc.micrometer;

import org.jspecify.annotations.NullMarked;
