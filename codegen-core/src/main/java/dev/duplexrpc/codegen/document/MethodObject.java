package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A method.
 *
 * @param place where the method is defined, behind all references
 * @param params in the order of the document, whether or not the required ones come first
 * @param result null: the method is a notification
 * @param tags the names of its tags
 * @param way the references that led to the place, for diagnostics
 * @param extensions the members that begin with {@code x-}, such as {@code x-java-name}
 */
public record MethodObject(
        Place place,
        String name,
        List<ContentDescriptor> params,
        @Nullable ContentDescriptor result,
        ParamStructure paramStructure,
        List<ErrorObject> errors,
        List<TagObject> tags,
        List<ExamplePairing> examples,
        @Nullable String summary,
        @Nullable String description,
        boolean deprecated,
        List<ReferenceStep> way,
        Map<String, Place> extensions) {
    public MethodObject {
        params = List.copyOf(params);
        errors = List.copyOf(errors);
        tags = List.copyOf(tags);
        examples = List.copyOf(examples);
        way = List.copyOf(way);
    }

    public boolean isNotification() {
        return result == null;
    }
}
