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
 * @param sort what made the methods a group
 * @param chosenName what the configuration asks for
 */
public record ServiceModel(
        TypeId at,
        String key,
        Sort sort,
        String file,
        @Nullable String document,
        @Nullable String chosenName,
        Doc doc,
        List<MethodModel> methods) {
    /** What a group is called by. */
    public enum Sort {
        /** The title of a document. */
        DOCUMENT,
        /** The first tag of the methods. */
        TAG,
        /** What their names begin with. */
        PREFIX,
        /** What the configuration calls the interface of methods that the other side calls. */
        REVERSE
    }

    /** Identity among all groups; a key comes twice where documents go to packages of their own, or a tag is called like a document. */
    public TypeId id() {
        return new TypeId(file, label());
    }

    /** What a diagnostic calls the group. */
    public String label() {
        return switch (sort) {
            case DOCUMENT -> "service " + key;
            case TAG -> "service of the tag " + key;
            case PREFIX -> "service of the prefix " + key;
            case REVERSE -> "reverse service " + key;
        };
    }
}
