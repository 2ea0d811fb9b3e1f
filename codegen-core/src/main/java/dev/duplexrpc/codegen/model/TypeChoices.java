package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.ModelOptions.SingleItems;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Pointers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the configuration, or a hint in the document, says about single schemas; the configuration counts first. */
final class TypeChoices {
    private static final List<String> CONTAINERS = List.of("/components/schemas/", "/definitions/", "/$defs/");

    private final ModelOptions options;
    private final Findings findings;
    private final JavaNames names;
    private final Discriminators discriminators = new Discriminators();
    /** The entries that something answered to, by the option. */
    private final IdentityHashMap<Map<String, ?>, Set<String>> used = new IdentityHashMap<>();

    TypeChoices(ModelOptions options, Findings findings) {
        this.options = options;
        this.findings = findings;
        this.names = new JavaNames(findings);
    }

    boolean isExternal(Place place) {
        return external(place) != null;
    }

    /** The Java type that stands for the schema, null when one is to be generated. */
    Type.@Nullable External external(Place place) {
        JavaType configured = lookUp(options.types(), place);
        if (configured != null) {
            return configured.asType();
        }
        return place.has("x-java-type") ? hinted(place) : null;
    }

    private Type.@Nullable External hinted(Place schema) {
        Place hint = schema.child("x-java-type");
        ObjectNode whole = hint != null && hint.node() instanceof ObjectNode object ? object : null;
        String name = whole == null ? schema.text("x-java-type") : whole.text("name");
        String codec = whole == null ? null : whole.text("codec");
        if (name != null && JavaNames.isQualified(name) && (codec == null || isMemberOfAClass(codec))) {
            return new Type.External(name, codec);
        }
        findings.report(
                Problem.INVALID_HINT,
                schema.key("x-java-type"),
                "The hint x-java-type does not name a class of Java; it is ignored.",
                "Write the name with its package, or {\"name\": …, \"codec\": …}, where the codec is a constant, or a method"
                        + " without parameters, with its class and package.");
        return null;
    }

    /** What may stand for a codec in a document: it is no place for programs. */
    private static boolean isMemberOfAClass(String codec) {
        String member = codec.endsWith("()") ? codec.substring(0, codec.length() - 2) : codec;
        return JavaNames.isQualified(member) && JavaNames.isQualified(member.substring(0, member.lastIndexOf('.')));
    }

    Type.@Nullable External format(@Nullable String format) {
        JavaType configured = format == null ? null : options.formats().get(format);
        if (configured != null) {
            use(options.formats(), String.valueOf(format));
        }
        return configured == null ? null : configured.asType();
    }

    /** The name of the type made from the schema. At a member written in place the hint in the document names the member. */
    @Nullable String typeName(Place place) {
        String configured = peek(options.schemaNames(), place);
        boolean member = place.pointer().endsWith("/properties/" + Pointers.escape(place.name()));
        return configured != null || member ? configured : names.ofType(place);
    }

    /** Remembers that a class was made, so that a name for it was not given in vain. */
    void isDeclared(TypeId id) {
        lookUp(options.schemaNames(), id.file(), id.pointer());
    }

    /** The name of a member, or of a value of an enumeration, that the configuration gives. */
    @Nullable String memberName(Place owner, String name) {
        for (String called : called(owner.file().displayName(), owner.pointer())) {
            String chosen = choose(options.memberNames(), called + "/" + name);
            if (chosen != null) {
                return chosen;
            }
        }
        return null;
    }

    /** The name of a member as the configuration gives it, for its owner or for where it is described; or as the document does. */
    @Nullable String memberName(Place owner, Place member, String name) {
        String configured = options.memberNames().isEmpty() ? null : memberName(owner, name);
        String ending = "/properties/" + Pointers.escape(name);
        if (configured == null
                && !options.memberNames().isEmpty()
                && member.pointer().endsWith(ending)) {
            String described = member.pointer().substring(0, member.pointer().length() - ending.length());
            for (String called : called(member.file().displayName(), described)) {
                configured = configured == null ? choose(options.memberNames(), called + "/" + name) : configured;
            }
        }
        return configured != null ? configured : names.of(member);
    }

    /** The name of an exception; errors are configured like schemas. */
    @Nullable String errorName(Place error, @Nullable String key) {
        String configured = lookUp(options.schemaNames(), error);
        if (configured == null && key != null && options.schemaNames().containsKey(key)) {
            configured = choose(options.schemaNames(), key);
        }
        return configured != null ? configured : names.ofType(error);
    }

    Shape.@Nullable Tag tag(Place place) {
        TagChoice choice = lookUp(options.tags(), place);
        return choice == null ? null : new Shape.Tag(choice.member(), choice.mapping(), place, Problem.UNUSED_OPTION);
    }

    Discriminators discriminators() {
        return discriminators;
    }

    boolean isSingleItemAList() {
        return options.singleItems() == SingleItems.LIST;
    }

    NumberStyle numbers() {
        return options.numbers();
    }

    /** The entries of an option that nothing answered to. */
    List<String> unused(Map<String, ?> option) {
        Set<String> known = used.getOrDefault(option, Set.of());
        return option.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .toList();
    }

    /** As {@link #lookUp}, where it is not certain yet that the choice will be used. */
    private static @Nullable String peek(Map<String, String> choices, Place place) {
        if (!choices.isEmpty()) {
            for (String called : called(place.file().displayName(), place.pointer())) {
                if (choices.containsKey(called)) {
                    return choices.get(called);
                }
            }
        }
        return null;
    }

    private <T> @Nullable T lookUp(Map<String, T> choices, Place place) {
        return lookUp(choices, place.file().displayName(), place.pointer());
    }

    private <T> @Nullable T lookUp(Map<String, T> choices, String file, String pointer) {
        if (!choices.isEmpty()) {
            for (String called : called(file, pointer)) {
                T choice = choose(choices, called);
                if (choice != null) {
                    return choice;
                }
            }
        }
        return null;
    }

    /** What the configuration may call a place, the most precise name first. */
    private static List<String> called(String file, String pointer) {
        String inFile = "#" + pointer;
        List<String> called = new ArrayList<>();
        called.add(file + inFile);
        called.add(file.substring(file.lastIndexOf('/') + 1) + inFile);
        called.add(inFile);
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        for (String container : CONTAINERS) {
            if (pointer.equals(container + name)) {
                called.add(Pointers.unescape(name));
            }
        }
        return called;
    }

    private <T> @Nullable T choose(Map<String, T> choices, String key) {
        T choice = choices.get(key);
        if (choice != null) {
            use(choices, key);
        }
        return choice;
    }

    private void use(Map<String, ?> option, String key) {
        used.computeIfAbsent(option, o -> new HashSet<>()).add(key);
    }
}
