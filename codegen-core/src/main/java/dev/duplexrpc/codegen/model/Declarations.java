package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The types that are to be generated. What is inside a type is worked out after everything that led to it, one type at a time, so
 * that recursion in a document needs no recursion here, however long the way round.
 */
final class Declarations {
    private final Map<TypeId, Entry> entries = new LinkedHashMap<>();
    private final Deque<Entry> open = new ArrayDeque<>();
    private final List<Entry> found = new ArrayList<>();
    private final Deque<Entry> openReferenced = new ArrayDeque<>();

    private static final class Entry {
        private NameHint hint;
        private boolean preliminary;
        private final Place place;
        private final Function<NameHint, Declaration> body;
        private @Nullable Declaration declaration;

        Entry(Place place, NameHint hint, boolean preliminary, Function<NameHint, Declaration> body) {
            this.place = place;
            this.hint = hint;
            this.preliminary = preliminary;
            this.body = body;
        }
    }

    /**
     * Declares a type unless it is declared already.
     *
     * @param body makes the type when its turn comes, with the hint that is known by then
     */
    Type.Declared declare(Schema core, NameHint hint, Function<NameHint, Declaration> body) {
        TypeId id = core.id();
        Entry known = entries.get(id);
        if (known == null) {
            Entry entry = new Entry(core.place(), hint, false, body);
            entries.put(id, entry);
            found.add(entry);
        } else {
            improve(id, hint);
        }
        return new Type.Declared(id);
    }

    /** Declares a type that a reference leads to before its surroundings did: these may still give it a better hint. */
    Type.Declared declareReferenced(Schema core, NameHint hint, Function<NameHint, Declaration> body) {
        TypeId id = core.id();
        if (!entries.containsKey(id)) {
            Entry entry = new Entry(core.place(), hint, true, body);
            entries.put(id, entry);
            openReferenced.add(entry);
        }
        return new Type.Declared(id);
    }

    /** Whether the type could still do with a better hint. */
    boolean isPreliminary(TypeId id) {
        Entry entry = entries.get(id);
        return entry != null && entry.preliminary && entry.declaration == null;
    }

    /** Gives a type the hint of the place where it is written, unless it has one or it is too late. */
    void improve(TypeId id, NameHint hint) {
        Entry entry = entries.get(id);
        if (entry != null && entry.preliminary && entry.declaration == null) {
            entry.hint = hint;
            entry.preliminary = false;
        }
    }

    /** Where the schema of the type stands; null when there is no such type. */
    @Nullable Place place(TypeId id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.place;
    }

    /**
     * Works out what is inside all the types: everything that one type leads to before the next type, so that what comes later in a document finds all
     * that is written before it named already.
     */
    Map<TypeId, Declaration> complete() {
        openFound();
        while (!open.isEmpty() || !openReferenced.isEmpty()) {
            Entry entry = open.isEmpty() ? openReferenced.remove() : open.remove();
            entry.declaration = entry.body.apply(entry.hint);
            openFound();
        }
        Map<TypeId, Declaration> all = new LinkedHashMap<>();
        entries.forEach((id, entry) -> {
            if (entry.declaration != null) {
                all.put(id, entry.declaration);
            }
        });
        return all;
    }

    private void openFound() {
        for (int i = found.size() - 1; i >= 0; i--) {
            open.addFirst(found.get(i));
        }
        found.clear();
    }
}
