/**
 * Holds our server to clients that others wrote, and our client to servers that others wrote. Their packages come from their registries when the tests run; where there is no
 * network, or no Node.js, those tests are skipped and say so.
 */
@NullMarked
package dev.duplexrpc.interop;

import org.jspecify.annotations.NullMarked;
