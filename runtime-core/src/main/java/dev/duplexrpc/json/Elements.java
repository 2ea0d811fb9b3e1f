package dev.duplexrpc.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads arrays into lists. Lists of one or two elements, which are most, cost no array on the way. */
final class Elements {
    private Elements() {}

    static <T extends @Nullable Object> List<T> read(JsonReader in, JsonCodec<T> element) {
        in.beginArray();
        if (!in.nextElement()) {
            return List.of();
        }
        T first = element.read(in);
        if (!in.nextElement()) {
            return first == null ? Copies.withNulls(first) : List.of(first);
        }
        T second = element.read(in);
        if (!in.nextElement()) {
            return first == null || second == null ? Copies.withNulls(first, second) : List.of(first, second);
        }
        List<T> all = new ArrayList<>();
        all.add(first);
        all.add(second);
        do {
            all.add(element.read(in));
        } while (in.nextElement());
        return Copies.list(all);
    }
}
