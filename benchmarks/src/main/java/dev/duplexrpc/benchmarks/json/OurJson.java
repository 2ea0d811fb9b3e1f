package dev.duplexrpc.benchmarks.json;

import dev.duplexrpc.benchmarks.json.Messages.ListPetsParams;
import dev.duplexrpc.benchmarks.json.Messages.Pet;
import dev.duplexrpc.benchmarks.json.Messages.Request;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The codecs of {@link Messages} as they are generated. */
final class OurJson {
    static final JsonCodec<Request> REQUEST = new RequestCodec();
    static final JsonCodec<List<Pet>> RESULT = Codecs.list(new PetCodec());

    private OurJson() {}

    private static final class RequestCodec implements JsonCodec<Request> {
        private static final JsonNames MEMBERS = JsonNames.of("jsonrpc", "id", "method", "params");

        private final ParamsCodec paramsCodec = new ParamsCodec();

        @Override
        public Request read(JsonReader in) {
            String version = null;
            long id = 0;
            String method = null;
            ListPetsParams params = null;
            in.beginObject();
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                switch (member) {
                    case 0 -> version = in.readString();
                    case 1 -> id = in.readLong();
                    case 2 -> method = in.readString();
                    case 3 -> params = paramsCodec.read(in);
                    default -> in.refuseMember();
                }
            }
            if (version == null) {
                throw in.missing("jsonrpc");
            }
            if (method == null) {
                throw in.missing("method");
            }
            if (params == null) {
                throw in.missing("params");
            }
            return new Request(id, method, params);
        }

        @Override
        public void write(JsonWriter out, Request value) {
            out.beginObject();
            out.member(MEMBERS, 0).value("2.0");
            out.member(MEMBERS, 1).value(value.id());
            out.member(MEMBERS, 2).value(value.method());
            paramsCodec.write(out.member(MEMBERS, 3), value.params());
            out.endObject();
        }
    }

    private static final class ParamsCodec implements JsonCodec<ListPetsParams> {
        private static final JsonNames MEMBERS = JsonNames.of("limit", "tags");

        @Override
        public ListPetsParams read(JsonReader in) {
            int limit = 0;
            List<String> tags = List.of();
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> limit = in.atLeast(in.readInt(), 1);
                    case 1 -> tags = in.list(Codecs.STRING);
                    default -> in.refuseMember();
                }
            }
            return new ListPetsParams(limit, tags);
        }

        @Override
        public void write(JsonWriter out, ListPetsParams value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.limit());
            out.member(MEMBERS, 1).list(value.tags(), Codecs.STRING);
            out.endObject();
        }
    }

    private static final class PetCodec implements JsonCodec<Pet> {
        private static final JsonNames MEMBERS = JsonNames.of("id", "name", "tag", "weight", "vaccinated");

        @Override
        public Pet read(JsonReader in) {
            long id = 0;
            String name = null;
            @Nullable String tag = null;
            double weight = 0;
            boolean vaccinated = false;
            in.beginObject();
            for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
                switch (member) {
                    case 0 -> id = in.atLeast(in.readLong(), 1L);
                    case 1 -> name = in.length(in.readString(), 1, Integer.MAX_VALUE);
                    case 2 -> tag = in.skipNull() ? null : in.readString();
                    case 3 -> weight = in.readDouble();
                    case 4 -> vaccinated = in.readBoolean();
                    default -> in.refuseMember();
                }
            }
            if (name == null) {
                throw in.missing("name");
            }
            return new Pet(id, name, tag, weight, vaccinated);
        }

        @Override
        public void write(JsonWriter out, Pet value) {
            out.beginObject();
            out.member(MEMBERS, 0).value(value.id());
            out.member(MEMBERS, 1).value(value.name());
            String tag = value.tag();
            if (tag != null) {
                out.member(MEMBERS, 2).value(tag);
            }
            out.member(MEMBERS, 3).value(value.weight());
            out.member(MEMBERS, 4).value(value.vaccinated());
            out.endObject();
        }
    }
}
