package dev.duplexrpc.specs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schemas of this artifact, in the dialect of draft-07. They refer to each other by their {@code $id}s, which are
 * URNs, so that nobody is tempted to fetch them.
 */
public final class OpenRpcSchemas {
    /** The {@code $id} of the schema that a JSON Schema must match. */
    public static final String JSON_SCHEMA_ID = "urn:duplexrpc:specs:json-schema";

    private OpenRpcSchemas() {}

    /** The {@code $id} of the schema that a document of that version must match. */
    public static String id(OpenRpcVersion version) {
        return "urn:duplexrpc:specs:openrpc-" + version.number();
    }

    /** The schema that a document of that version must match. */
    public static String openRpc(OpenRpcVersion version) {
        return resource("openrpc-" + version.number() + ".schema.json");
    }

    /** The schema that a JSON Schema of any draft from 04 to 2020-12 must match. */
    public static String jsonSchema() {
        return resource("json-schema.schema.json");
    }

    /** A sample document of the API of a small pet store. */
    public static String petStore() {
        return resource("samples/petstore.openrpc.json");
    }

    private static String resource(String name) {
        try (InputStream in = OpenRpcSchemas.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from this artifact.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read.", e);
        }
    }
}
