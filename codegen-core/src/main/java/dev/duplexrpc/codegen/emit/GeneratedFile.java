package dev.duplexrpc.codegen.emit;

/**
 * A file to be written.
 *
 * @param path relative to the directory of generated sources, with slashes
 */
public record GeneratedFile(String path, String content) {}
