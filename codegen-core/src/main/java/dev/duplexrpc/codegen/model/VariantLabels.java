package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.resolve.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Names the variants of a union, each by what it is itself: its name or title, its constant, its members, its JSON type. Where two
 * would have one name, the first one keeps it and the other takes the next that describes it; never a number, and never a
 * name that depends on what comes behind, so that a variant which is appended renames none that was there.
 */
final class VariantLabels {
    /** A constant that is longer than this is no part of a name. */
    private static final int MAX_TEXT = 24;

    private final Shapes shapes;

    VariantLabels(Shapes shapes) {
        this.shapes = shapes;
    }

    /**
     * A label for each, all different also where only letters and digits count, and not their case.
     *
     * @param union what all of them have in common names none of them
     */
    List<String> of(List<Candidate> candidates, Shape union) {
        Set<String> taken = new HashSet<>();
        List<String> labels = new ArrayList<>();
        for (Candidate candidate : candidates) {
            labels.add(free(candidate, union, taken));
        }
        return labels;
    }

    private String free(Candidate candidate, Shape union, Set<String> taken) {
        List<String> names = names(candidate, union);
        for (String name : names) {
            if (taken.add(fold(name))) {
                return name;
            }
        }
        String base = names.get(0);
        String label = base + " " + hash(content(candidate));
        for (String salt = candidate.place().pointer(); !taken.add(fold(label)); salt += "'") {
            label = base + " " + hash(salt);
        }
        return label;
    }

    /** What the variant could be called, the best first. */
    private List<String> names(Candidate candidate, Shape union) {
        Set<String> names = new LinkedHashSet<>();
        String name = isMerged(candidate) ? null : nameOf(candidate.place());
        List<String> details = details(candidate, union);
        String own = name == null ? tag(candidate, union) : name;
        String base = own != null ? own : details.isEmpty() ? "Object" : details.get(0);
        names.add(base);
        String around = around(candidate);
        if (!around.isEmpty()) {
            names.add(around + base);
        }
        for (String detail : details) {
            names.add(own == null || isInside(own, detail) ? detail : own + " " + detail);
        }
        return List.copyOf(names);
    }

    /** Whether the name says the detail already: a list with the title {@code Names} need not be a {@code NamesList}. */
    private static boolean isInside(String own, String detail) {
        return fold(detail).contains(fold(own));
    }

    /** What the schema itself says, whatever it is called: beside a name, or instead of one. */
    private List<String> details(Candidate candidate, Shape union) {
        Kind kind = candidate.kind();
        if (kind == null) {
            return List.of("Value");
        }
        return switch (kind) {
            case STRING -> candidate.lists() ? List.of("Constant") : texts(candidate.shape());
            case NUMBER -> List.of(candidate.shape().whole ? "Integer" : "Number");
            case BOOLEAN -> List.of("Boolean");
            case ARRAY -> arrays(candidate.shape());
            case OBJECT -> objects(candidate.shape(), union);
            case NULL -> List.of("Null");
        };
    }

    private static List<String> texts(Shape shape) {
        return shape.format == null ? List.of("String") : List.of("String", shape.format + " String");
    }

    private List<String> arrays(Shape shape) {
        if (shape.prefix.isEmpty()) {
            String element = shape.items == null ? null : word(shape.items);
            return element == null ? List.of("List") : List.of("List", element + " List");
        }
        String element = word(shape.prefix.get(0));
        return element == null ? List.of("Tuple") : List.of("Tuple", element + " Tuple");
    }

    private List<String> objects(Shape shape, Shape union) {
        if (shape.members.isEmpty() && shape.required.isEmpty()) {
            String value = shape.otherMembers == null ? null : word(shape.otherMembers);
            return value == null ? List.of("Map") : List.of("Map", value + " Map");
        }
        List<String> constants = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (String member : shape.required.keySet()) {
            String constant = constant(shape, member);
            if (union.isRequired(member)) {
                continue;
            } else if (constant == null) {
                required.add(member);
            } else if (constant.length() <= MAX_TEXT) {
                constants.add(member + " " + constant);
            }
        }
        constants.addAll(required);
        shape.members.keySet().stream()
                .filter(member -> !shape.isRequired(member) && !union.members.containsKey(member))
                .forEach(constants::add);
        return constants;
    }

    /** The constant that a reader would name the object by: of the member that is declared to tell, or of the first that does. */
    private @Nullable String tag(Candidate candidate, Shape union) {
        if (candidate.kind() == Kind.ARRAY) {
            return candidate.shape().prefix.stream()
                    .map(item -> Labels.identifierLike(constant(item)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        if (candidate.kind() != Kind.OBJECT) {
            return null;
        }
        Shape shape = candidate.shape();
        Set<String> members = new LinkedHashSet<>();
        if (union.tag != null) {
            members.add(union.tag.member());
        }
        shape.members.keySet().stream()
                .filter(member -> shape.isRequired(member) && !union.members.containsKey(member))
                .forEach(members::add);
        for (String member : members) {
            String constant = Labels.identifierLike(constant(shape, member));
            if (constant != null) {
                return constant;
            }
        }
        return null;
    }

    /** The only text that the member can hold. */
    private @Nullable String constant(Shape shape, String member) {
        Schema schema = shape.members.get(member);
        return schema == null ? null : constant(schema);
    }

    private @Nullable String constant(Schema schema) {
        Set<Literal> values = MemberValues.of(schema, shapes);
        return values == null || values.size() != 1
                ? null
                : values.iterator().next().text();
    }

    /** What elements of this schema are, in a word. */
    private @Nullable String word(Schema schema) {
        String name = schema.isPlace() ? nameOf(schema.place()) : null;
        if (name != null) {
            return name;
        }
        Shape shape = shapes.of(schema);
        Set<Kind> kinds = ArrayDecisions.kinds(schema, shapes);
        if (kinds.size() != 1) {
            return null;
        }
        String kind = kinds.iterator().next().name();
        return shape.whole ? "Integer" : kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The names of the alternatives around the innermost one. */
    private String around(Candidate candidate) {
        List<Place> trail = candidate.trail();
        return trail.subList(1, Math.max(1, trail.size() - 1)).stream()
                .map(this::nameOf)
                .filter(name -> name != null)
                .map(name -> name + " ")
                .collect(Collectors.joining());
    }

    /** The name of what the alternative refers to, or its title. */
    private @Nullable String nameOf(Place alternative) {
        Schema core = shapes.flat(Schema.at(alternative)).core();
        if (core.isPlace() && !core.place().equals(alternative)) {
            return Hints.referenced(core.place()).whole();
        }
        return Labels.identifierLike(alternative.text("title"));
    }

    /** Whether this stands for several alternatives, so that the words of the first one would mislead. */
    static boolean isMerged(Candidate candidate) {
        Part part = candidate.schema().parts().get(0);
        return part instanceof Part.Only
                || part instanceof Part.Numbers
                || part instanceof Part.ListOf
                || part instanceof Part.Blend;
    }

    /** What the variant is, as long as nobody changes what tells it from others. */
    private String content(Candidate candidate) {
        Shape shape = candidate.shape();
        StringBuilder content = new StringBuilder(String.valueOf(candidate.kind()));
        content.append(shape.limits.patterns).append(shape.format);
        shape.required.keySet().stream()
                .sorted()
                .forEach(member -> content.append(' ').append(member).append(constant(shape, member)));
        shape.prefix.forEach(item -> content.append(ArrayDecisions.kinds(item, shapes)));
        return content.toString();
    }

    private static String hash(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("x%04x", crc.getValue() >>> 16);
    }

    private static String fold(String label) {
        String folded = label.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        return folded.isEmpty() ? label : folded;
    }
}
