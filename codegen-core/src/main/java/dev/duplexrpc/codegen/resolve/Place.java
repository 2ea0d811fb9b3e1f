package dev.duplexrpc.codegen.resolve;

import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Location;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it stands: the identity by which the rooms behind this one know a part of a document. Two places are
 * equal when file and pointer are, so whoever reaches a schema by whatever reference reaches the same place.
 */
public record Place(SourceFile file, String pointer, Node node) implements Locatable {
    /** The whole file. */
    public static Place root(SourceFile file) {
        return new Place(file, "", file.root());
    }

    /** The member's value, or null when this is no object or has no such member. */
    public @Nullable Place child(String name) {
        Node value = node instanceof ObjectNode object ? object.get(name) : null;
        return value == null ? null : below(name, value);
    }

    /** The element of this array, or null when there is none. */
    public @Nullable Place element(int index) {
        return node instanceof ArrayNode array && index >= 0 && index < array.size()
                ? below(Integer.toString(index), array.get(index))
                : null;
    }

    /** The values of this object's members in order; none when it is no object. Their {@link #name()} tells which is which. */
    public List<Place> members() {
        if (!(node instanceof ObjectNode object)) {
            return List.of();
        }
        List<Place> places = new ArrayList<>(object.size());
        for (ObjectNode.Member member : object.members()) {
            places.add(below(member.name(), member.value()));
        }
        return places;
    }

    /** The elements of this array; none when it is no array. */
    public List<Place> elements() {
        if (!(node instanceof ArrayNode array)) {
            return List.of();
        }
        List<Place> places = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            places.add(below(Integer.toString(i), array.get(i)));
        }
        return places;
    }

    /** What one name of a JSON Pointer leads to: a member, or an element; null when there is none. */
    @Nullable Place below(String name) {
        Place member = child(name);
        if (member != null || !name.matches("0|[1-9][0-9]{0,8}")) {
            return member;
        }
        return element(Integer.parseInt(name));
    }

    /** A place below this one for a value that the file does not spell out, such as a default. */
    public Place below(String name, Node value) {
        return new Place(file, pointer + '/' + Pointers.escape(name), value);
    }

    public boolean has(String member) {
        return node instanceof ObjectNode object && object.has(member);
    }

    /** The member's value when this is an object and that is a string, else null. */
    public @Nullable String text(String member) {
        return node instanceof ObjectNode object ? object.text(member) : null;
    }

    /** The last part of the pointer: the name of the member, or the index of the element; empty for a whole file. */
    public String name() {
        return pointer.isEmpty() ? "" : Pointers.unescape(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    @Override
    public Location location() {
        return file.locate(node);
    }

    /** Where the name of a member stands, for a diagnostic about the member itself; this place when there is no such member. */
    public Locatable key(String name) {
        ObjectNode.Member member = node instanceof ObjectNode object ? object.member(name) : null;
        return member == null
                ? this
                : Locatable.of(
                        new Location(file.displayName(), member.line(), member.column()),
                        pointer + '/' + Pointers.escape(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place place && place.pointer.equals(pointer) && place.file.equals(file);
    }

    @Override
    public int hashCode() {
        return file.hashCode() * 31 + pointer.hashCode();
    }

    /** {@code file#pointer}, as a reference would name it. */
    @Override
    public String toString() {
        return file.displayName() + '#' + pointer;
    }
}
