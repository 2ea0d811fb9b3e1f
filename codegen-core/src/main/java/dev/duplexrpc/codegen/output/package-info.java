/**
 * Keeps a directory of generated files exact: it writes what differs, deletes what is no longer generated, restores what was
 * edited, and recognises by a stamp that there is nothing to do. It knows files and hashes only; what is generated, and by which
 * build tool, is none of its business, and no other room may come in.
 */
@NullMarked
package dev.duplexrpc.codegen.output;

import org.jspecify.annotations.NullMarked;
