package dev.duplexrpc.benchmarks.json;

import dev.duplexrpc.benchmarks.json.Messages.ListPetsParams;
import dev.duplexrpc.benchmarks.json.Messages.Pet;
import dev.duplexrpc.benchmarks.json.Messages.Request;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * The same with jackson-core's streaming, the quick way: names matched by their bytes on the way in and encoded beforehand
 * on the way out, buffers from the recycler pool that it comes with.
 */
public final class JacksonJson {
    private static final SerializedString[] REQUEST = serialized("jsonrpc", "id", "method", "params");
    private static final SerializedString RESULT = new SerializedString("result");
    private static final SerializedString[] PARAMS = serialized("limit", "tags");
    private static final SerializedString[] PET = serialized("id", "name", "tag", "weight", "vaccinated");
    private static final SerializedString VERSION = new SerializedString("2.0");

    private final JsonFactory factory = new JsonFactory();
    private final PropertyNameMatcher requestNames = matcher("jsonrpc", "id", "method", "params");
    private final PropertyNameMatcher paramsNames = matcher("limit", "tags");
    private final PropertyNameMatcher petNames = matcher("id", "name", "tag", "weight", "vaccinated");

    private static SerializedString[] serialized(String... names) {
        SerializedString[] serialized = new SerializedString[names.length];
        for (int i = 0; i < names.length; i++) {
            serialized[i] = new SerializedString(names[i]);
        }
        return serialized;
    }

    private PropertyNameMatcher matcher(String... names) {
        List<Named> named = new ArrayList<>();
        for (String name : names) {
            named.add(Named.fromString(name));
        }
        return factory.constructNameMatcher(named, true);
    }

    Request readRequest(byte[] text) {
        try (JsonParser in = factory.createParser(ObjectReadContext.empty(), text)) {
            in.nextToken();
            String version = null;
            long id = 0;
            String method = null;
            ListPetsParams params = null;
            for (int member = in.nextNameMatch(requestNames);
                    member != PropertyNameMatcher.MATCH_END_OBJECT;
                    member = in.nextNameMatch(requestNames)) {
                switch (member) {
                    case 0 -> version = in.nextStringValue();
                    case 1 -> {
                        in.nextToken();
                        id = in.getLongValue();
                    }
                    case 2 -> method = in.nextStringValue();
                    case 3 -> params = readParams(in);
                    default -> throw unexpected();
                }
            }
            if (version == null || method == null || params == null) {
                throw unexpected();
            }
            return new Request(id, method, params);
        }
    }

    private ListPetsParams readParams(JsonParser in) {
        in.nextToken();
        int limit = 0;
        List<String> tags = List.of();
        for (int member = in.nextNameMatch(paramsNames);
                member != PropertyNameMatcher.MATCH_END_OBJECT;
                member = in.nextNameMatch(paramsNames)) {
            switch (member) {
                case 0 -> {
                    in.nextToken();
                    limit = in.getIntValue();
                }
                case 1 -> {
                    in.nextToken();
                    tags = new ArrayList<>();
                    for (String tag = in.nextStringValue(); tag != null; tag = in.nextStringValue()) {
                        tags.add(tag);
                    }
                }
                default -> throw unexpected();
            }
        }
        return new ListPetsParams(limit, tags);
    }

    List<Pet> readResult(byte[] text) {
        try (JsonParser in = factory.createParser(ObjectReadContext.empty(), text)) {
            in.nextToken();
            List<Pet> pets = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                pets.add(readPet(in));
            }
            return List.copyOf(pets);
        }
    }

    private Pet readPet(JsonParser in) {
        long id = 0;
        String name = null;
        @Nullable String tag = null;
        double weight = 0;
        boolean vaccinated = false;
        for (int member = in.nextNameMatch(petNames);
                member != PropertyNameMatcher.MATCH_END_OBJECT;
                member = in.nextNameMatch(petNames)) {
            switch (member) {
                case 0 -> {
                    in.nextToken();
                    id = in.getLongValue();
                }
                case 1 -> name = in.nextStringValue();
                case 2 -> tag = in.nextStringValue();
                case 3 -> {
                    in.nextToken();
                    weight = in.getDoubleValue();
                }
                case 4 -> vaccinated = in.nextToken() == JsonToken.VALUE_TRUE;
                default -> throw unexpected();
            }
        }
        if (name == null) {
            throw unexpected();
        }
        return new Pet(id, name, tag, weight, vaccinated);
    }

    void writeRequest(OutputStream to, Request value) {
        try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), to)) {
            out.writeStartObject();
            out.writeName(REQUEST[0]);
            out.writeString(VERSION);
            out.writeName(REQUEST[1]);
            out.writeNumber(value.id());
            out.writeName(REQUEST[2]);
            out.writeString(value.method());
            out.writeName(REQUEST[3]);
            out.writeStartObject();
            out.writeName(PARAMS[0]);
            out.writeNumber(value.params().limit());
            out.writeName(PARAMS[1]);
            out.writeStartArray();
            for (String tag : value.params().tags()) {
                out.writeString(tag);
            }
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
        }
    }

    /** Reads a request and writes a response to it, whose result is a constant. */
    public void answer(OutputStream to, byte[] request) {
        Request read = readRequest(request);
        try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), to)) {
            out.writeStartObject();
            out.writeName(REQUEST[0]);
            out.writeString(VERSION);
            out.writeName(REQUEST[1]);
            out.writeNumber(read.id());
            out.writeName(RESULT);
            writePets(out, Messages.RESULT);
            out.writeEndObject();
        }
    }

    void writeResult(OutputStream to, List<Pet> value) {
        try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), to)) {
            writePets(out, value);
        }
    }

    private static void writePets(JsonGenerator out, List<Pet> value) {
        out.writeStartArray();
        for (Pet pet : value) {
            out.writeStartObject();
            out.writeName(PET[0]);
            out.writeNumber(pet.id());
            out.writeName(PET[1]);
            out.writeString(pet.name());
            String tag = pet.tag();
            if (tag != null) {
                out.writeName(PET[2]);
                out.writeString(tag);
            }
            out.writeName(PET[3]);
            out.writeNumber(pet.weight());
            out.writeName(PET[4]);
            out.writeBoolean(pet.vaccinated());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static IllegalStateException unexpected() {
        return new IllegalStateException("This is not the message of the benchmark.");
    }
}
