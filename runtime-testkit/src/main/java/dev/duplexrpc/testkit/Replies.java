package dev.duplexrpc.testkit;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a reply is what was expected, by the rules that the file states. */
final class Replies {

    private Replies() {}

    static @Nullable String difference(String expected, String reply) {
        Json came;
        try {
            came = Json.parse(reply);
        } catch (JsonException noJson) {
            return "The reply is not JSON: " + noJson.getMessage();
        }
        return difference(Json.parse(expected), came);
    }

    private static @Nullable String difference(Json expected, Json came) {
        if (expected.kind() != came.kind()) {
            return "The reply is of kind " + came.kind() + ".";
        }
        return expected.kind() == JsonKind.ARRAY ? ofBatch(expected, came) : ofOne(expected, came);
    }

    private static @Nullable String ofBatch(Json expected, Json came) {
        List<Json> rest = new ArrayList<>(came.elements());
        for (Json one : expected.elements()) {
            if (!rest.removeIf(new FirstThatFits(one)::fits)) {
                return "No reply of the batch fits " + one + ".";
            }
        }
        return rest.isEmpty() ? null : "There are replies too many in the batch: " + rest;
    }

    /** Takes one reply for one expectation, though several may be alike. */
    private static final class FirstThatFits {

        private final Json expected;
        private boolean found;

        FirstThatFits(Json expected) {
            this.expected = expected;
        }

        boolean fits(Json reply) {
            if (found || difference(expected, reply) != null) {
                return false;
            }
            found = true;
            return true;
        }
    }

    private static @Nullable String ofOne(Json expected, Json came) {
        if (!expected.members().keySet().equals(came.members().keySet())) {
            return "The members are " + came.members().keySet() + ".";
        }
        if (!Objects.equals(came.get("jsonrpc"), Json.of("2.0"))) {
            return "The version is " + came.get("jsonrpc") + ".";
        }
        if (!String.valueOf(expected.get("id")).equals(String.valueOf(came.get("id")))) {
            return "The id is " + came.get("id") + ".";
        }
        if (!Objects.equals(expected.get("result"), came.get("result"))) {
            return "The result is " + came.get("result") + ".";
        }
        if (!Objects.equals(expected.get("method"), came.get("method"))
                || !Objects.equals(expected.get("params"), came.get("params"))) {
            return "The notification is another one.";
        }
        Json error = expected.get("error");
        return error == null ? null : ofError(error, Objects.requireNonNull(came.get("error")));
    }

    private static @Nullable String ofError(Json expected, Json came) {
        if (came.kind() != JsonKind.OBJECT
                || !Set.of("code", "message", "data").containsAll(came.members().keySet())) {
            return "The error is no error object: " + came + ".";
        }
        Json message = came.get("message");
        if (message == null || message.kind() != JsonKind.STRING) {
            return "The error's message is " + message + ".";
        }
        if (!Objects.equals(expected.get("code"), came.get("code"))) {
            return "The error's code is " + came.get("code") + ".";
        }
        Json data = expected.get("data");
        return data == null || data.equals(came.get("data")) ? null : "The error's data is " + came.get("data") + ".";
    }
}
