package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Checks;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.OtherMembers;
import dev.duplexrpc.codegen.model.Doc;
import dev.duplexrpc.codegen.model.MethodModel;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.name.MethodNames;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record to be written, whether it stands for an object of the document or for the parameters of a method.
 *
 * @param id the object's; null for parameters
 * @param members all members, constants among them, in the order in which JSON has them
 * @param others the type of members that are not listed; null when there may be none
 * @param checks how many members there may be, and the names of others
 */
record RecordShape(
        @Nullable TypeId id,
        ClassName name,
        Doc doc,
        List<Component> members,
        @Nullable Use others,
        Checks checks) {
    /** A constructor takes 255 slots, one of which is {@code this}. */
    private static final int MAX_SLOTS = 254;

    static RecordShape of(ObjectDeclaration object, Emission emission) {
        List<String> names = emission.names().members(object.id());
        List<Component> members = new ArrayList<>();
        for (Member member : object.members()) {
            members.add(Component.of(member, names.get(members.size())));
        }
        return new RecordShape(
                object.id(),
                emission.names().type(object.id()),
                object.doc(),
                members,
                others(object.others()),
                object.checks());
    }

    static RecordShape of(MethodModel method, MethodNames names) {
        List<Component> members = new ArrayList<>();
        for (MethodModel.Param param : method.params()) {
            members.add(Component.of(param, names.parameters().get(members.size())));
        }
        return new RecordShape(null, Objects.requireNonNull(names.params()), Doc.NONE, members, null, Checks.NONE);
    }

    /** What the record has of its members: those that are no constants. */
    List<Component> components() {
        List<Component> components = new ArrayList<>(members);
        components.removeIf(Component::isConstant);
        return components;
    }

    /** Whether members are counted when an object is read. */
    boolean isCounted() {
        return checks.minMembers() != null || checks.maxMembers() != null;
    }

    boolean isOpen() {
        return others != null;
    }

    boolean keepsUntyped() {
        return others != null && JavaTypes.isUntyped(others.type());
    }

    JavaType othersType(JavaTypes types) {
        Use value = Objects.requireNonNull(others);
        return JavaType.of(Library.MAP, Library.STRING, types.element(value));
    }

    boolean fitsRecord(JavaTypes types) {
        int slots = isOpen() ? 1 : 0;
        for (Component component : components()) {
            JavaType type = types.component(component);
            slots += type == JavaType.Primitive.LONG || type == JavaType.Primitive.DOUBLE ? 2 : 1;
        }
        return slots <= MAX_SLOTS;
    }

    private static @Nullable Use others(OtherMembers others) {
        if (others instanceof OtherMembers.Open) {
            return Use.of(new Type.Untyped());
        }
        return others instanceof OtherMembers.Typed typed ? typed.value() : null;
    }
}
