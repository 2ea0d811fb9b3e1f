package dev.duplexrpc.codegen.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of methods that becomes one Java interface.
 *
 * @param at what names it in the document: the title, or the first method; for diagnostics
 * @param key what the group's name is made from: the document's title, a tag or a prefix
 * @param file the display name of the document that the group, or the first method of it, is from
 * @param document the display name of the document that all methods are from, null if they are from several
 * @param isDocument whether the key is the title of a document, and not a tag or prefix
 * @param chosenName what the configuration asks for
 */
public record ServiceModel(
        TypeId at,
        String key,
        boolean isDocument,
        String file,
        @Nullable String document,
        @Nullable String chosenName,
        Doc doc,
        List<MethodModel> methods) {
    /** Identity among all groups; a key comes twice where documents go to packages of their own. */
    public TypeId id() {
        return new TypeId(file, "service " + key);
    }
}
