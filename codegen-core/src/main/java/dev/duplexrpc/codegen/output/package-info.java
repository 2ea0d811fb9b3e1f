/**
 * Keeps a directory of generated files up to date: it writes what differs, deletes what is no longer generated, restores what was
 * edited, and recognises by a stamp that there is nothing to do. It deals with files and hashes only, whatever is generated and
 * whichever build tool runs it, and no other room may come in.
 */
@NullMarked
package dev.duplexrpc.codegen.output;

import org.jspecify.annotations.NullMarked;
