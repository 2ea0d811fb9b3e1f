/**
 * The goals of the Maven plugin: they turn parameters into generator options, and results into sources and build messages.
 * They are thin; no rule of the generator may come in.
 */
@NullMarked
package dev.duplexrpc.maven;

import org.jspecify.annotations.NullMarked;
