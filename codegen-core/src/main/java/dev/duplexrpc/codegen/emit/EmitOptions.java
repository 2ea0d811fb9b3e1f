package dev.duplexrpc.codegen.emit;

/**
 * What generated code looks like.
 *
 * @param visibility who may see the types that users work with; stubs, dispatchers and codecs are always package-private
 */
public record EmitOptions(Visibility visibility) {
    /** Who may see a generated type. */
    public enum Visibility {
        PUBLIC,
        PACKAGE
    }
}
