@NullMarked
package dev.duplexrpc.testkit.fault;

import org.jspecify.annotations.NullMarked;
