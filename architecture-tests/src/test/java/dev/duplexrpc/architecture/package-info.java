/**
 * Holds the arrows of {@code docs/architecture.md}: which artifact and which package may know which.
 * Every published artifact comes in as bytecode; nothing depends on this.
 */
@NullMarked
package dev.duplexrpc.architecture;

import org.jspecify.annotations.NullMarked;
