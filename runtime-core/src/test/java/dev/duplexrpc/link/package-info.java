@NullMarked
package dev.duplexrpc.link;

import org.jspecify.annotations.NullMarked;
