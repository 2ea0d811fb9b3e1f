/**
 * The JSON Schemas of OpenRPC 1.2, 1.3 and 1.4, written from the specification's field tables.
 * They are resources of this package; nothing may come in but what the schemas themselves need.
 */
@NullMarked
package dev.duplexrpc.specs;

import org.jspecify.annotations.NullMarked;
