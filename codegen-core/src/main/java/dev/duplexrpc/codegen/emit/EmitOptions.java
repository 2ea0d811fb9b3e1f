package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.TypeId;
import java.util.Map;

/**
 * What generated code looks like.
 *
 * @param visibility who may see the types that users work with; stubs, dispatchers and codecs are always package-private
 * @param documents the paths of the documents that services carry, by service
 */
public record EmitOptions(Visibility visibility, Map<TypeId, String> documents) {
    public EmitOptions {
        documents = Map.copyOf(documents);
    }

    /** Who may see a generated type. */
    public enum Visibility {
        PUBLIC,
        PACKAGE
    }
}
