package dev.duplexrpc.codegen.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the name of a declared type comes from. A title names nothing: the same title stands on different schemas.
 * {@code chosen} is what the document ({@code x-java-name}) or the configuration asks for, if anything.
 */
public sealed interface NameHint {
    @Nullable String chosen();

    /**
     * A schema that stands under a name: a component, a definition, a whole file; or a part of one that others refer to.
     *
     * @param path what leads from the name to the part, step by step; empty for what has the name itself
     */
    record Component(
            String key, List<String> path, @Nullable String chosen) implements NameHint {
        public Component {
            path = List.copyOf(path);
        }

        Component(String key, @Nullable String chosen) {
            this(key, List.of(), chosen);
        }

        /** The name and the steps as one. */
        String whole() {
            return path.isEmpty() ? key : key + "-" + String.join("-", path);
        }
    }

    /**
     * A schema written in place inside that of another declared type; it becomes a nested type.
     *
     * @param owner the declared type around it
     * @param step what leads from the owner to it: the member's name, with {@code Item} or {@code Value} appended for each array or map passed on the way; a
     *     variant's label in a union
     */
    record Inside(TypeId owner, String step, @Nullable String chosen) implements NameHint {}

    /**
     * A schema written in place in a method.
     *
     * @param service key of the service, as in {@link ServiceModel#key}
     * @param method the method's name on the wire
     * @param role the parameter's name, or {@code Result}, {@code Item} (of a subscription), with {@code Item} or {@code Value} appended as above
     */
    record InMethod(
            String service,
            String method,
            String role,
            @Nullable String chosen) implements NameHint {}

    /**
     * A schema written in place as the data of an error.
     *
     * @param error the error whose data it describes
     */
    record InError(TypeId error, String step, @Nullable String chosen) implements NameHint {}
}
