package dev.duplexrpc.codegen.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object; its members keep the order of the file and have distinct names. */
public final class ObjectNode implements Node {
    /** Up to this many members a walk over them is as fast as a hash table and needs none. */
    private static final int SMALL = 8;

    private final List<Member> members;
    private final Map<String, Member> byName;
    private final int line;
    private final int column;
    private int hash;

    /** Of members with the same name the last one counts; the readers report them before they come here. */
    public ObjectNode(List<Member> members, int line, int column) {
        this.members = List.copyOf(members);
        this.line = line;
        this.column = column;
        if (members.size() <= SMALL) {
            this.byName = Map.of();
        } else {
            this.byName = new HashMap<>(members.size() * 2);
            for (Member member : members) {
                byName.put(member.name(), member);
            }
        }
    }

    /** A member: its name, where the name stands, and its value. */
    public record Member(String name, int line, int column, Node value) {}

    public List<Member> members() {
        return members;
    }

    public int size() {
        return members.size();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public boolean has(String name) {
        return member(name) != null;
    }

    /** The value of the member, or null when there is none. */
    public @Nullable Node get(String name) {
        Member member = member(name);
        return member == null ? null : member.value();
    }

    /** The member's value when it is a string, else null. */
    public @Nullable String text(String name) {
        Node value = get(name);
        return value == null ? null : value.asText();
    }

    /** The member with its own location, or null when there is none. */
    public @Nullable Member member(String name) {
        if (members.size() > SMALL) {
            return byName.get(name);
        }
        for (int i = members.size() - 1; i >= 0; i--) {
            Member member = members.get(i);
            if (member.name().equals(name)) {
                return member;
            }
        }
        return null;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int column() {
        return column;
    }

    @Override
    public String kind() {
        return "an object";
    }

    @Override
    public boolean equals(Object other) {
        if (other == this) {
            return true;
        }
        if (!(other instanceof ObjectNode object) || object.size() != size() || object.hashCode() != hashCode()) {
            return false;
        }
        for (Member member : members) {
            if (!member.value().equals(object.get(member.name()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int sum = 0;
            for (Member member : members) {
                sum += member.name().hashCode() * 31 ^ member.value().hashCode();
            }
            hash = sum | 1;
        }
        return hash;
    }

    @Override
    public String toString() {
        return toJson();
    }
}
