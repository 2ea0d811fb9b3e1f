package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import org.jspecify.annotations.Nullable;

/** Reads what documents say in words. */
final class Docs {
    private Docs() {}

    static Doc of(Place place) {
        return place.node() instanceof ObjectNode object
                ? of(
                                first(object.text("summary"), object.text("title")),
                                object.text("description"),
                                object.get("deprecated") instanceof BooleanNode bool && bool.value())
                        .seeing(elsewhere(place))
                : Doc.NONE;
    }

    /** What {@code externalDocs} refers to. */
    static Doc.@Nullable Elsewhere elsewhere(Place place) {
        Place docs = place.child("externalDocs");
        String url = docs == null ? null : blankToNull(docs.text("url"));
        return docs == null || url == null ? null : new Doc.Elsewhere(url, blankToNull(docs.text("description")));
    }

    /** The words of the last part that has any: behind what stands beside a union comes the alternative itself. */
    static Doc of(Schema schema) {
        Doc doc = Doc.NONE;
        for (Part part : schema.parts()) {
            doc = part instanceof Part.Blend ? doc : orElse(of(part.place()), doc);
        }
        return doc;
    }

    static Doc of(@Nullable String summary, @Nullable String description, boolean deprecated) {
        String shortText = blankToNull(summary);
        String longText = blankToNull(description);
        return shortText == null && longText == null && !deprecated
                ? Doc.NONE
                : new Doc(shortText, longText, deprecated);
    }

    /** The words of the first, where it has any, else of the second; deprecated if either is. */
    static Doc orElse(Doc first, Doc second) {
        if (first.summary() != null || first.description() != null) {
            return first.deprecated() == second.deprecated() || first.deprecated()
                    ? first
                    : new Doc(first.summary(), first.description(), true, first.see());
        }
        Doc words = first.deprecated() ? new Doc(second.summary(), second.description(), true, second.see()) : second;
        return first.see() == null
                ? words
                : new Doc(words.summary(), words.description(), words.deprecated(), first.see());
    }

    private static @Nullable String first(@Nullable String a, @Nullable String b) {
        return blankToNull(a) == null ? b : a;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
