package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parameter or a result.
 *
 * @param place where it is defined, behind all references
 * @param schema its schema, not followed; where the document has none, a {@code true} that allows everything
 * @param required false unless the document says so; means nothing for a result
 * @param way the references that led to {@code place} from the method, for diagnostics
 * @param extensions the members that begin with {@code x-}
 */
public record ContentDescriptor(
        Place place,
        String name,
        Place schema,
        boolean required,
        @Nullable String summary,
        @Nullable String description,
        boolean deprecated,
        List<ReferenceStep> way,
        Map<String, Place> extensions) {
    public ContentDescriptor {
        way = List.copyOf(way);
    }
}
