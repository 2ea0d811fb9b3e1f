package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.ModelOptions.SingleItems;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Pointers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the configuration, or a hint in the document, says about single schemas; the configuration counts first. */
final class TypeChoices {
    private static final List<String> CONTAINERS = List.of("/components/schemas/", "/definitions/", "/$defs/");

    private final ModelOptions options;
    private final Set<String> used = new HashSet<>();

    TypeChoices(ModelOptions options) {
        this.options = options;
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
        if (place.node() instanceof ObjectNode schema && schema.has("x-java-type")) {
            String name = schema.text("x-java-type");
            if (name != null) {
                return new Type.External(name, null);
            }
            if (schema.get("x-java-type") instanceof ObjectNode hint && hint.text("name") != null) {
                return new Type.External(String.valueOf(hint.text("name")), hint.text("codec"));
            }
        }
        return null;
    }

    Type.@Nullable External format(@Nullable String format) {
        JavaType configured = format == null ? null : options.formats().get(format);
        if (configured != null) {
            used.add(String.valueOf(format));
        }
        return configured == null ? null : configured.asType();
    }

    /** The name of the type made from the schema. At a member written in place the hint in the document names the member. */
    @Nullable String typeName(Place place) {
        String configured = lookUp(options.schemaNames(), place);
        boolean member = place.pointer().endsWith("/properties/" + Pointers.escape(place.name()));
        return configured != null || member ? configured : place.text("x-java-name");
    }

    /** The name of an exception; errors are configured like schemas. */
    @Nullable String errorName(Place error, @Nullable String key) {
        String configured = lookUp(options.schemaNames(), error);
        if (configured == null && key != null && options.schemaNames().containsKey(key)) {
            configured = choose(options.schemaNames(), key);
        }
        return configured != null ? configured : error.text("x-java-name");
    }

    Shape.@Nullable Tag tag(Place place) {
        TagChoice choice = lookUp(options.tags(), place);
        return choice == null ? null : new Shape.Tag(choice.member(), choice.mapping(), place);
    }

    boolean isSingleItemAList() {
        return options.singleItems() == SingleItems.LIST;
    }

    NumberStyle numbers() {
        return options.numbers();
    }

    /** The schemas and formats of the configuration that no document has. */
    List<String> unused() {
        return Stream.of(options.types(), options.schemaNames(), options.tags(), options.formats())
                .flatMap(choices -> choices.keySet().stream())
                .filter(key -> !used.contains(key))
                .distinct()
                .sorted()
                .toList();
    }

    private <T> @Nullable T lookUp(Map<String, T> choices, Place place) {
        if (choices.isEmpty()) {
            return null;
        }
        String file = place.file().displayName();
        String inFile = "#" + place.pointer();
        T choice = choose(choices, file + inFile);
        if (choice == null) {
            choice = choose(choices, file.substring(file.lastIndexOf('/') + 1) + inFile);
        }
        if (choice == null) {
            choice = choose(choices, inFile);
        }
        for (String container : CONTAINERS) {
            if (choice == null && place.pointer().equals(container + place.name())) {
                choice = choose(choices, place.name());
            }
        }
        return choice;
    }

    private <T> @Nullable T choose(Map<String, T> choices, String key) {
        T choice = choices.get(key);
        if (choice != null) {
            used.add(key);
        }
        return choice;
    }
}
