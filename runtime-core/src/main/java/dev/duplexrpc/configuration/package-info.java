/**
 * What server and client read from a configuration file and from the environment: single values, a section of them, and everything that is wrong with it at once. Users meet
 * {@link dev.duplexrpc.configuration.ConfigurationException} alone; the rest is for these two, and may change with them.
 * The JSON room may come in; which options there are, the server and the client know. The library behind it is there only if the program has it.
 */
@NullMarked
package dev.duplexrpc.configuration;

import org.jspecify.annotations.NullMarked;
