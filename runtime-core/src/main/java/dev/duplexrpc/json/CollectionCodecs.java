package dev.duplexrpc.json;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The codecs of collections. */
final class CollectionCodecs {
    private CollectionCodecs() {}

    record OfList<T extends @Nullable Object>(JsonCodec<T> element) implements JsonCodec<List<T>> {
        @Override
        public List<T> read(JsonReader in) {
            return in.list(element);
        }

        @Override
        public void write(JsonWriter out, List<T> value) {
            out.list(value, element);
        }
    }

    record OfSet<T extends @Nullable Object>(JsonCodec<T> element) implements JsonCodec<Set<T>> {
        @Override
        public Set<T> read(JsonReader in) {
            Set<T> elements = new LinkedHashSet<>();
            Twins.Hashes hashes = new Twins.Hashes();
            in.beginArray();
            while (in.nextElement()) {
                T next = element.read(in);
                if (hashes.makeTooManyComparisons(next)) {
                    throw in.invalid("looks like too many others in the array to be compared with each of them");
                }
                if (elements.add(next)) {
                    hashes.added(next);
                } else if (in.validates()) {
                    throw in.invalid("stands in the array twice");
                }
            }
            return Collections.unmodifiableSet(elements);
        }

        @Override
        public void write(JsonWriter out, Set<T> value) {
            out.list(value, element);
        }
    }

    record OfMap<T extends @Nullable Object>(JsonCodec<T> value) implements JsonCodec<Map<String, T>> {
        @Override
        public Map<String, T> read(JsonReader in) {
            return in.map(value);
        }

        @Override
        public void write(JsonWriter out, Map<String, T> map) {
            out.map(map, value);
        }
    }
}
