package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.resolve.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The named parts of a document, in its order.
 *
 * @param schemas the schemas, not followed
 */
public record Components(
        Map<String, Place> schemas,
        Map<String, ContentDescriptor> contentDescriptors,
        Map<String, ErrorObject> errors,
        Map<String, TagObject> tags) {
    public Components {
        schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
        contentDescriptors = Collections.unmodifiableMap(new LinkedHashMap<>(contentDescriptors));
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }
}
