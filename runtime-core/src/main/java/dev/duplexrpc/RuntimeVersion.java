package dev.duplexrpc;

/**
 * The version that generated code checks. The number grows when generated code starts to need something that older runtimes lack, so that a mismatch is one
 * clear sentence at startup and not a {@code NoSuchMethodError} in production.
 */
public final class RuntimeVersion {

    /** The version of this runtime. */
    public static final int CURRENT = 1;

    private RuntimeVersion() {}

    /**
     * Called by the static initialiser of generated code.
     *
     * @throws IllegalStateException if this runtime is older than what the code was generated for
     */
    public static void require(int atLeast, String generatedType) {
        if (CURRENT < atLeast) {
            throw new IllegalStateException(generatedType + " was generated for runtime contract " + atLeast
                    + " or later, but duplexrpc-core on the class path offers " + CURRENT
                    + ": use a duplexrpc-core of the generator's version or later.");
        }
    }
}
