package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the things that a {@link Schema} demands. Those that no document writes come from splitting and merging unions. */
sealed interface Part {
    /** Where it stands, or the place whose meaning it is. */
    Place place();

    /** Unique together with the file. */
    String key();

    /** What a document writes in one place, or a part of that. */
    record At(Place place, Aspect aspect) implements Part {
        @Override
        public String key() {
            return aspect == Aspect.WHOLE ? place.pointer() : place.pointer() + " " + aspect;
        }
    }

    /** Only values of one JSON type. */
    record Only(Kind kind, Place place) implements Part {
        @Override
        public String key() {
            return place.pointer() + " " + kind.name();
        }
    }

    /** Only numbers that fit this type. */
    record Numbers(Type type, Place place) implements Part {
        @Override
        public String key() {
            return place.pointer() + " " + type;
        }
    }

    /** Only these values. */
    record Listed(List<KnownValue> values, Place place) implements Part {
        @Override
        public String key() {
            StringBuilder key = new StringBuilder(place.pointer());
            for (KnownValue value : values) {
                key.append(' ').append(value.value().toJson());
            }
            return key.toString();
        }
    }

    /** At least one of the schemas. */
    record Either(List<Schema> alternatives, Place place) implements Part {
        @Override
        public String key() {
            StringBuilder key = new StringBuilder(place.pointer());
            String separator = " of ";
            for (Schema alternative : alternatives) {
                key.append(separator).append(alternative.id().pointer());
                separator = " or ";
            }
            return key.toString();
        }
    }

    /** Arrays of these elements. */
    record ListOf(Schema element, Place place) implements Part {
        @Override
        public String key() {
            return place.pointer() + " list " + element.id().pointer();
        }
    }

    /**
     * Objects that are any of the alternatives.
     *
     * @param members what any of them may have, each of the type that it has in any of them
     * @param required what all of them have
     * @param closed whether there is nothing else in any of them
     */
    record Blend(
            List<Schema> alternatives, Map<String, Schema> members, Set<String> required, boolean closed, Place place)
            implements Part {
        @Override
        public String key() {
            StringBuilder key = new StringBuilder(place.pointer());
            String separator = " blend of ";
            for (Schema alternative : alternatives) {
                key.append(separator).append(alternative.id().pointer());
                separator = " and ";
            }
            return key.toString();
        }
    }

    /** How much of a place counts. */
    enum Aspect {
        /** Everything, through its {@code $ref} and its {@code allOf}. */
        WHOLE,
        /** Its own keywords. */
        OWN,
        /** Its own keywords without {@code oneOf} and {@code anyOf}: what all the variants have in common. */
        BASE
    }
}
