package dev.duplexrpc.codegen.check;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a value does not match its schema, in one sentence. */
final class Mismatch {
    private static final int LONGEST_VALUE = 60;

    private Mismatch() {}

    /** One problem per value: what fails outside of alternatives if there is such a thing, else what fails furthest out. */
    static @Nullable Error mostTelling(List<Error> errors) {
        Optional<Error> plain =
                errors.stream().filter(error -> !isInAlternative(error)).findFirst();
        return plain.or(() -> errors.stream()
                        .min(Comparator.comparingInt(
                                error -> error.getInstanceLocation().getNameCount())))
                .orElse(null);
    }

    static String sentence(Error error, Place at) {
        String value = shortened(at);
        if (isInAlternative(error)) {
            return value + " fits none of the alternatives";
        }
        return switch (error.getKeyword()) {
            case "type" ->
                value + " is " + at.node().kind() + " and should be " + WantedTypes.sentence(error.getSchemaNode());
            case "enum", "const" -> value + " is not one of the values allowed";
            case "required" -> "the member \"" + error.getProperty() + "\" is missing";
            case "additionalProperties", "unevaluatedProperties" ->
                "the member \"" + error.getProperty() + "\" is not allowed";
            case "pattern" ->
                value + " does not match the pattern " + error.getSchemaNode().asString();
            case "anyOf" -> value + " fits none of the alternatives";
            case "oneOf" ->
                fitsSeveral(error)
                        ? value + " fits several of the alternatives and should fit one"
                        : value + " fits none of the alternatives";
            default -> value + " breaks the rule \"" + error.getKeyword() + "\": " + error.getSchemaNode();
        };
    }

    private static boolean fitsSeveral(Error error) {
        Object[] arguments = error.getArguments();
        return arguments != null
                && arguments.length > 0
                && !String.valueOf(arguments[0]).equals("0");
    }

    private static boolean isInAlternative(Error error) {
        NodePath path = error.getEvaluationPath();
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            if ("anyOf".equals(path.getElement(i)) || "oneOf".equals(path.getElement(i))) {
                return true;
            }
        }
        return false;
    }

    private static String shortened(Place at) {
        String json = at.node().toJson();
        return json.length() <= LONGEST_VALUE ? json : json.substring(0, LONGEST_VALUE - 3) + "...";
    }
}
