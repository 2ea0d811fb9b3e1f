/**
 * The JSON-RPC 2.0 envelope in and out: ids, errors and batches, as pure functions over bytes.
 * Only the contracts and the JSON room may come in; nothing here waits, schedules or sends.
 */
@NullMarked
package dev.duplexrpc.protocol;

import org.jspecify.annotations.NullMarked;
