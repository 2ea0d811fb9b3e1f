package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.EnumValue;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.OtherMembers;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Declaration.TupleItem;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Variant;
import dev.duplexrpc.codegen.model.MethodModel.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model as text that a person can read and a test can compare. */
final class ModelText {
    private ModelText() {}

    static String of(ApiModel api) {
        StringBuilder text = new StringBuilder();
        for (ServiceModel service : api.services()) {
            text.append("service ").append(service.key()).append('\n');
            service.methods()
                    .forEach(method -> text.append("  ").append(method(method)).append('\n'));
        }
        api.errors()
                .values()
                .forEach(error -> text.append("error ")
                        .append(error.key())
                        .append(' ')
                        .append(error.code())
                        .append(' ')
                        .append(error.data() == null ? "-" : use(error.data()))
                        .append('\n'));
        api.declarations().values().forEach(d -> text.append(declaration(d)).append('\n'));
        return text.toString();
    }

    static String method(MethodModel method) {
        String params = method.params().stream().map(ModelText::param).collect(Collectors.joining(", "));
        String result =
                method.result() == null ? "" : " -> " + use(method.result().use());
        String stream = method.subscription() == null
                ? ""
                : " stream of " + use(method.subscription().item()) + " by "
                        + method.subscription().notification() + " until "
                        + method.subscription().unsubscribe();
        String errors = method.errors().isEmpty()
                ? ""
                : " throws " + method.errors().stream().map(TypeId::pointer).collect(Collectors.joining(", "));
        return method.name() + "(" + params + ")" + result + stream + errors;
    }

    private static String param(Param param) {
        return param.name() + (param.required() ? ": " : "?: ") + use(param.use());
    }

    static String use(Use use) {
        return type(use.type()) + (use.nullable() ? "|null" : "") + checks(use.checks());
    }

    static String type(Type type) {
        if (type instanceof Type.Text text) {
            return text.format() == Type.TextFormat.PLAIN
                    ? "text"
                    : text.format().name();
        }
        if (type instanceof Type.Whole whole) {
            return whole.width().name();
        }
        if (type instanceof Type.Decimal decimal) {
            return decimal.precision().name();
        }
        if (type instanceof Type.Listing list) {
            return "[" + use(list.element()) + "]";
        }
        if (type instanceof Type.Mapping map) {
            return "{*: " + use(map.value()) + "}";
        }
        if (type instanceof Type.Declared declared) {
            return declared.id().pointer().replace("/components/schemas/", "");
        }
        if (type instanceof Type.External external) {
            return external.javaType() + (external.codec() == null ? "" : " by " + external.codec());
        }
        return type.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    static String checks(Checks checks) {
        List<String> all = new ArrayList<>();
        add(all, "min", bound(checks.minimum()));
        add(all, "max", bound(checks.maximum()));
        add(all, "step", checks.multipleOf());
        add(all, "minLength", checks.minLength());
        add(all, "maxLength", checks.maxLength());
        add(all, "pattern", checks.pattern() == null ? null : checks.pattern().java());
        add(all, "minItems", checks.minItems());
        add(all, "maxItems", checks.maxItems());
        add(all, "unique", checks.uniqueItems() ? "yes" : null);
        add(all, "minMembers", checks.minMembers());
        add(all, "maxMembers", checks.maxMembers());
        add(all, "only", checks.only() == null ? null : checks.only().text());
        return all.isEmpty() ? "" : "<" + String.join(" ", all) + ">";
    }

    private static @Nullable String bound(Checks.@Nullable Bound bound) {
        return bound == null
                ? null
                : (bound.exclusive() ? "not " : "") + bound.limit().toPlainString();
    }

    private static void add(List<String> all, String name, @Nullable Object value) {
        if (value != null) {
            all.add(name + " " + value);
        }
    }

    static String declaration(Declaration declaration) {
        String head = hint(declaration.hint());
        if (declaration instanceof ObjectDeclaration object) {
            return head + " {"
                    + object.members().stream().map(ModelText::member).collect(Collectors.joining(", "))
                    + others(object.others()) + "}";
        }
        if (declaration instanceof UnionDeclaration union) {
            return head + " = "
                    + union.variants().stream().map(ModelText::variant).collect(Collectors.joining(" | ")) + " by "
                    + decision(union.decision());
        }
        if (declaration instanceof EnumDeclaration values) {
            return head + " " + values.base() + " "
                    + values.values().stream().map(ModelText::value).collect(Collectors.joining(", ", "(", ")"));
        }
        TupleDeclaration tuple = (TupleDeclaration) declaration;
        String rest = tuple.rest() == null ? "" : ", ..." + use(tuple.rest());
        return head + " [" + tuple.items().stream().map(ModelText::item).collect(Collectors.joining(", ")) + rest + "] "
                + tuple.required();
    }

    static String hint(NameHint hint) {
        String chosen = hint.chosen() == null ? "" : " as " + hint.chosen();
        if (hint instanceof NameHint.Component component) {
            return component.whole() + chosen;
        }
        if (hint instanceof NameHint.Inside inside) {
            return inside.owner().pointer().replace("/components/schemas/", "") + "." + inside.step() + chosen;
        }
        if (hint instanceof NameHint.InMethod method) {
            return method.method() + "()" + method.role() + chosen;
        }
        NameHint.InError error = (NameHint.InError) hint;
        return error.error().pointer() + "!" + error.step() + chosen;
    }

    private static String others(OtherMembers others) {
        if (others instanceof OtherMembers.Typed typed) {
            return ", *: " + use(typed.value());
        }
        return others instanceof OtherMembers.Open ? ", ..." : "";
    }

    static String member(Member member) {
        String constant =
                member.constant() == null ? "" : " = " + member.constant().text();
        return member.name() + (member.required() ? ": " : "?: ") + use(member.use()) + constant;
    }

    private static String variant(Variant variant) {
        return variant.label() + " " + use(variant.use());
    }

    private static String value(EnumValue value) {
        return value.value().text();
    }

    private static String item(TupleItem item) {
        return (item.label() == null ? "" : item.label() + ": ")
                + use(item.use())
                + (item.constant() == null ? "" : " = " + item.constant().text());
    }

    /** The decision on one line: {@code OBJECT(type: a→0, b→1)}. */
    static String decision(Decision decision) {
        if (decision instanceof Decision.Chosen chosen) {
            return String.valueOf(chosen.variant());
        }
        if (decision instanceof Decision.Unknown) {
            return "?";
        }
        if (decision instanceof Decision.ByKind kinds) {
            return kinds.branches().entrySet().stream()
                    .map(e -> e.getKey() + ">" + decision(e.getValue()))
                    .collect(Collectors.joining(" ", "kind(", ")"));
        }
        if (decision instanceof Decision.ByElement elements) {
            return elements.branches().entrySet().stream()
                    .map(e -> e.getKey() + ">" + decision(e.getValue()))
                    .collect(Collectors.joining(" ", "element(", " empty>" + decision(elements.empty()) + ")"));
        }
        if (decision instanceof Decision.ByText text) {
            return tag(text.tag()) + "(" + branches(text.branches()) + " else>" + decision(text.otherwise())
                    + " absent>" + decision(text.absent()) + ")";
        }
        if (decision instanceof Decision.ByPattern pattern) {
            return "text"
                    + pattern.branches().stream()
                            .map(b -> "/" + b.pattern().java() + "/>" + decision(b.then()))
                            .collect(Collectors.joining(" ", "(", " else>" + decision(pattern.otherwise()) + ")"));
        }
        Decision.ByMembers members = (Decision.ByMembers) decision;
        return members.branches().stream()
                .map(b -> b.present() + (b.absent().isEmpty() ? "" : "!" + b.absent()) + ">" + decision(b.then()))
                .collect(Collectors.joining(" ", "members(", " else>" + decision(members.otherwise()) + ")"));
    }

    private static String tag(Decision.Tag tag) {
        if (tag instanceof Decision.Tag.OfMember member) {
            return member.name();
        }
        return tag instanceof Decision.Tag.AtPosition position ? "[" + position.index() + "]" : "text";
    }

    private static String branches(Map<Literal, Decision> branches) {
        return branches.entrySet().stream()
                .map(e -> e.getKey().text() + ">" + decision(e.getValue()))
                .collect(Collectors.joining(" "));
    }
}
