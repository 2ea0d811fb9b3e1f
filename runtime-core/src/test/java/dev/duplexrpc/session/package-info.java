@NullMarked
package dev.duplexrpc.session;

import org.jspecify.annotations.NullMarked;
