package dev.duplexrpc.testkit.fault;

/**
 * What went one way.
 *
 * @param bytes how many bytes were delivered
 * @param writes in how many writes
 * @param swallowed how many bytes were taken and not delivered, because a {@link Cut} had come before
 */
public record Traffic(long bytes, long writes, long swallowed) {}
