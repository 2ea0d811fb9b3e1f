package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.codegen.resolve.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document whose methods return nothing but what schemas of other documents describe: generated together with those, it gives
 * a codec for any schema, whatever its type is called and however deep it stands.
 */
public final class Probes {
    private static final String FILES = "https://proof.invalid/files/";

    private final List<Place> places;

    public Probes(List<Place> places) {
        this.places = List.copyOf(places);
    }

    public List<Place> places() {
        return places;
    }

    /** The method that returns what the schema at this index describes. */
    public static String method(int index) {
        return "probe" + index;
    }

    /** What a generator has to be told to find the documents. */
    public static Map<String, Path> catalogue() {
        return Map.of(FILES, Path.of("/"));
    }

    public String toJson() {
        ObjectNode document = JsonValues.NODES.objectNode().put("openrpc", "1.3.2");
        document.putObject("info").put("title", "Probes of the proof").put("version", "1");
        ArrayNode methods = document.putArray("methods");
        for (int i = 0; i < places.size(); i++) {
            ObjectNode method = methods.addObject().put("name", method(i));
            method.putArray("params");
            method.putObject("result").put("name", "value").putObject("schema").put("$ref", reference(places.get(i)));
        }
        return document.toString();
    }

    private static String reference(Place place) {
        return FILES + encoded(place.file().path().toString().substring(1)) + "#" + encoded(place.pointer());
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    /** The schemas among these that carry values of their own. */
    public static List<Place> withValues(SchemaPlaces schemas) {
        List<Place> found = new ArrayList<>();
        for (Place place : schemas.all()) {
            if (!SampleValues.of(place).isEmpty()) {
                found.add(place);
            }
        }
        return found;
    }
}
