package dev.duplexrpc.codegen.check;

import com.networknt.schema.Error;
import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.NullNode;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Similar;
import dev.duplexrpc.specs.OpenRpcSchemas;
import dev.duplexrpc.specs.OpenRpcVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says in plain English what the validator found, and what to do about it. */
record StructureProblem(Problem problem, Locatable at, String message, String advice) {
    private static final String IN_A_VALUE =
            "Put the value into the member \"value\" of an object that has a \"name\".";

    /** Null for what is reported elsewhere with more knowledge. */
    static @Nullable StructureProblem of(Error error, Place at, StructureSchemas schemas) {
        if (at.pointer().equals("/openrpc")) {
            return null; // the reader of versions knows what to make of it
        }
        Holder holder = Holder.of(error);
        return switch (error.getKeyword()) {
            case "type" -> wrongType(error, at, holder);
            case "required" -> missing(error, at, holder, schemas.version());
            case "additionalProperties" -> unknown(error, at, holder, schemas);
            case "enum" -> notOneOf(error, at, holder);
            case "propertyNames" -> badKey(error, at);
            default -> other(error, at, holder);
        };
    }

    /** The object of the specification whose rule was broken. */
    private record Holder(String definition, boolean isJsonSchema) {
        static Holder of(Error error) {
            String location = error.getSchemaLocation().toString();
            String fragment = location.substring(location.indexOf('#') + 1);
            String[] names = fragment.split("/", 4);
            String definition = names.length > 2 && names[1].equals("definitions") ? names[2] : "document";
            return new Holder(definition, location.startsWith(OpenRpcSchemas.JSON_SCHEMA_ID));
        }

        /** {@code contentDescriptor} becomes {@code content descriptor}. */
        String word() {
            return definition.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        }

        Problem or(Problem otherwise) {
            return isJsonSchema ? Problem.INVALID_SCHEMA : otherwise;
        }
    }

    private static StructureProblem wrongType(Error error, Place at, Holder holder) {
        String message = subject(at) + " must be " + WantedTypes.sentence(error.getSchemaNode()) + "; it is "
                + at.node().kind() + ".";
        return new StructureProblem(holder.or(Problem.WRONG_TYPE), at, message, typeAdvice(at, holder));
    }

    private static String typeAdvice(Place at, Holder holder) {
        if (holder.isJsonSchema() && at.name().equals("required") && at.node() instanceof BooleanNode) {
            return "In a schema \"required\" is a list of names and stands in the object around the member; remove it here and "
                    + "name the member there.";
        }
        boolean yaml = at.file().displayName().matches("(?i).*\\.ya?ml");
        if (yaml && (at.node() instanceof NumberNode || at.node() instanceof BooleanNode)) {
            return "Put the value in quotes.";
        }
        if (at.node() instanceof NullNode) {
            return at.pointer().matches("/methods/[0-9]+/result")
                    ? "Give a method that returns nothing a result with the schema {\"type\": \"null\"}; one without a result is a notification."
                    : "Remove it.";
        }
        if (at.node() instanceof ArrayNode list && list.isEmpty()) {
            return "Write {} where nothing is in it: [] is an empty list.";
        }
        return isExample(at) ? IN_A_VALUE : "Correct the value.";
    }

    /** A value that should stand in an object of its own. */
    private static boolean isExample(Place at) {
        return at.pointer().matches(".*/examples/[0-9]+/(params/[0-9]+|result)");
    }

    private static @Nullable StructureProblem missing(Error error, Place at, Holder holder, OpenRpcVersion version) {
        String name = error.getProperty();
        if (holder.definition().equals("method") && "result".equals(name)) {
            return missingResult(at, version);
        }
        if (holder.definition().equals("contentDescriptor") && BareSchemas.isUnwrapped(at)) {
            return BareSchemas.isBare(at) || !"schema".equals(name) ? null : unwrapped(at);
        }
        if (holder.definition().equals("example") && "name".equals(name) && isExample(at) && !at.has("value")) {
            return null; // what it lacks is said of the value
        }
        if (holder.definition().equals("example") && "value".equals(name) && isExample(at) && !at.has("name")) {
            return new StructureProblem(
                    Problem.MISSING_FIELD, at, "The example lacks the members \"name\" and \"value\".", IN_A_VALUE);
        }
        return new StructureProblem(
                holder.or(Problem.MISSING_FIELD),
                at,
                "The " + holder.word() + " lacks the member \"" + name + "\".",
                holder.definition().equals("method") && "params".equals(name)
                        ? "Add it; a method without parameters has \"params\": []."
                        : "Add it.");
    }

    private static StructureProblem missingResult(Place method, OpenRpcVersion version) {
        return new StructureProblem(
                Problem.MISSING_RESULT,
                method,
                "The method has no result, which " + version + " requires; it is taken for "
                        + (Answers.areExpected(method) ? "one that returns untyped JSON." : "a notification."),
                "Add a result, or declare version 1.3 or later, where a method without one is a notification.");
    }

    private static StructureProblem unwrapped(Place at) {
        return new StructureProblem(
                Problem.MISSING_FIELD,
                at,
                "The content descriptor lacks the member \"schema\", and has words of a schema itself.",
                "Move the words of the schema into a member \"schema\"; in lenient mode they are read as if they stood there.");
    }

    private static @Nullable StructureProblem unknown(Error error, Place at, Holder holder, StructureSchemas schemas) {
        String name = String.valueOf(error.getProperty());
        if (holder.definition().equals("reference")) {
            return new StructureProblem(
                    Problem.REFERENCE_SIBLINGS,
                    at.key(name),
                    "The member \"" + name + "\" stands beside a \"$ref\", where it means nothing.",
                    "Remove it, or move it to what the reference leads to.");
        }
        if (name.equals("x-java-name") && holder.definition().equals("error")) {
            // The specification allows no extensions there, but an exception needs a name as much as a type does.
            return null;
        }
        if (name.equals("$schema") && holder.definition().equals("document")) {
            return new StructureProblem(
                    Problem.UNKNOWN_FIELD,
                    at.key(name),
                    "A document of " + schemas.version() + " has no member \"$schema\".",
                    "Remove it, or declare version 1.3 or later, which has it.");
        }
        if (holder.definition().equals("contentDescriptor") && BareSchemas.isUnwrapped(at)) {
            return null; // it is said once that they are words of a schema
        }
        String near = Similar.to(name, schemas.members(holder.definition()));
        String advice = near != null
                ? "Did you mean \"" + near + "\"?"
                : holder.definition().equals("error")
                        ? "Remove it."
                        : "Remove it, or let its name begin with \"x-\" when it is an extension.";
        return new StructureProblem(
                holder.or(Problem.UNKNOWN_FIELD),
                at.key(name),
                withVerb(holder.word()) + " no member \"" + name + "\".",
                advice);
    }

    private static String withVerb(String word) {
        return word.equals("components")
                ? "The components have"
                : "A" + (word.matches("[aeiou].*") ? "n " : " ") + word + " has";
    }

    private static StructureProblem notOneOf(Error error, Place at, Holder holder) {
        List<String> allowed = new ArrayList<>();
        JsonNode values = error.getSchemaNode();
        if (values != null) {
            values.forEach(value -> allowed.add(value.asString()));
        }
        if (holder.isJsonSchema() && at.name().equals("type") && at.node() instanceof NullNode) {
            return new StructureProblem(
                    Problem.INVALID_SCHEMA, at, "\"type\" is null, which names no type.", "Remove it.");
        }
        boolean isType = holder.isJsonSchema() && allowed.contains("integer");
        String meant = isType ? TypeWords.meant(at.node()) : null;
        if (meant != null) {
            return new StructureProblem(
                    Problem.INVALID_SCHEMA,
                    at,
                    "JSON Schema has no type " + shortened(at) + ".",
                    "Write \"" + meant + "\"" + (at.node() instanceof NullNode ? ", with quotes" : "")
                            + "; in lenient mode it is read as that.");
        }
        String text = at.node().asText();
        String near = text == null ? null : Similar.to(text, allowed);
        return new StructureProblem(
                holder.or(Problem.INVALID_VALUE),
                at,
                subject(at) + " must be one of " + String.join(", ", allowed) + "; it is " + shortened(at) + ".",
                near == null ? "Use one of these values." : "Did you mean \"" + near + "\"?");
    }

    private static StructureProblem badKey(Error error, Place at) {
        String name = String.valueOf(error.getProperty());
        return new StructureProblem(
                Problem.INVALID_VALUE,
                at.key(name),
                "The name \"" + name
                        + "\" of a component holds more than letters, digits, dots, hyphens and underscores.",
                "Rename it, and the references to it.");
    }

    private static StructureProblem other(Error error, Place at, Holder holder) {
        String rule = switch (error.getKeyword()) {
            case "minimum" -> subject(at) + " must be at least " + error.getSchemaNode() + "; it is " + shortened(at);
            case "exclusiveMinimum" ->
                subject(at) + " must be more than " + error.getSchemaNode() + "; it is " + shortened(at);
            case "uniqueItems" -> subject(at) + " holds the same value twice";
            default -> subject(at) + " is not allowed: " + error.getMessage();
        };
        return new StructureProblem(holder.or(Problem.INVALID_VALUE), at, rule + ".", "Correct the value.");
    }

    private static String subject(Place at) {
        if (at.pointer().isEmpty()) {
            return "The document";
        }
        return at.name().matches("\\d+") ? "This element" : '"' + at.name() + '"';
    }

    private static String shortened(Place at) {
        String json = at.node().toJson();
        return json.length() <= 60 ? json : json.substring(0, 57) + "...";
    }
}
