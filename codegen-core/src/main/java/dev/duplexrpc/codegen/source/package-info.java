/**
 * Java source as text: types and how a file may call them, literals, comments, lines and where long ones are broken. It knows
 * the language and nothing of OpenRPC; no other room comes in.
 */
@NullMarked
package dev.duplexrpc.codegen.source;

import org.jspecify.annotations.NullMarked;
