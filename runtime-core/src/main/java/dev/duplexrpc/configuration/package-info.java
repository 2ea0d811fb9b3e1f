/**
 * Reads single values, and sections of them, from a configuration file and from the environment, and reports all mistakes at once. For users, only
 * {@link dev.duplexrpc.configuration.ConfigurationException} is meant; the rest is for server and client, and may change with them.
 * The JSON room may come in; server and client define the options. The library behind it is an optional dependency.
 */
@NullMarked
package dev.duplexrpc.configuration;

import org.jspecify.annotations.NullMarked;
