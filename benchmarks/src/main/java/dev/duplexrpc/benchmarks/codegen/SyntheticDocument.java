package dev.duplexrpc.benchmarks.codegen;

/** Writes documents of any size in which every method has what real methods have: parameters, a result, and types of its own. */
final class SyntheticDocument {
    private SyntheticDocument() {}

    /** Returns a document with this many methods and three types for each. */
    static String json(int methods) {
        StringBuilder text = new StringBuilder(methods * 1600);
        text.append(
                "{\"openrpc\": \"1.3.2\", \"info\": {\"title\": \"Synthetic\", \"version\": \"1\"},\n\"methods\": [");
        for (int i = 0; i < methods; i++) {
            text.append(i == 0 ? "\n" : ",\n").append(METHOD.replace("#N", Integer.toString(i)));
        }
        text.append("],\n\"components\": {\"schemas\": {");
        for (int i = 0; i < methods; i++) {
            text.append(i == 0 ? "\n" : ",\n").append(SCHEMAS.replace("#N", Integer.toString(i)));
        }
        return text.append("}}}\n").toString();
    }

    private static final String METHOD = """
            {"name": "method#N", "description": "Does *what* method #N does.",
             "params": [
               {"name": "order", "required": true, "schema": {"$ref": "#/components/schemas/Order#N"}},
               {"name": "limit", "schema": {"type": "integer", "minimum": 0, "maximum": 1000}},
               {"name": "tags", "schema": {"type": "array", "items": {"type": "string", "maxLength": 40}}}],
             "result": {"name": "orders", "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Order#N"}}}}""";

    private static final String SCHEMAS = """
            "Order#N": {"type": "object", "description": "An order.", "required": ["id", "state", "payment"],
              "properties": {
                "id": {"type": "integer", "format": "int64"},
                "name": {"type": "string", "minLength": 1},
                "price": {"type": ["number", "null"], "minimum": 0},
                "placed": {"type": "string", "format": "date-time"},
                "state": {"$ref": "#/components/schemas/State#N"},
                "payment": {"$ref": "#/components/schemas/Payment#N"},
                "notes": {"type": "object", "additionalProperties": {"type": "string"}}}},
            "State#N": {"type": "string", "enum": ["open", "paid", "sent"]},
            "Payment#N": {"oneOf": [
              {"type": "object", "required": ["by", "card"],
               "properties": {"by": {"const": "card"}, "card": {"type": "string"}}},
              {"type": "object", "required": ["by", "iban"],
               "properties": {"by": {"const": "transfer"}, "iban": {"type": "string"}}}]}""";
}
