package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.specs.OpenRpcVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole document.
 *
 * @param place the document itself
 * @param methods in the order of the document, with distinct names
 * @param extensions the members that begin with {@code x-}
 */
public record OpenRpcDocument(
        Place place,
        OpenRpcVersion version,
        Info info,
        List<MethodObject> methods,
        Components components,
        Map<String, Place> extensions) {
    public OpenRpcDocument {
        methods = List.copyOf(methods);
    }

    public SourceFile file() {
        return place.file();
    }

    /** What the document says of the API as a whole; texts that are missing are empty or null. */
    public record Info(
            String title, String version, @Nullable String description) {}
}
