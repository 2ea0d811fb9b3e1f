package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Reads and writes {@link LibraryRegisterAddress} as JSON. */
@NullMarked
@Generated
final class LibraryRegisterAddressCodec implements JsonCodec<LibraryRegisterAddress> {
    static {
        RuntimeVersion.require(1, "com.example.test.LibraryRegisterAddressCodec");
    }

    static final LibraryRegisterAddressCodec INSTANCE = new LibraryRegisterAddressCodec();

    private static final JsonNames MEMBERS = JsonNames.of("lines");

    private LibraryRegisterAddressCodec() {}

    @Override
    public LibraryRegisterAddress read(JsonReader in) {
        List<String> lines = null;
        Map<String, Json> otherMembers = null;
        in.beginObject();
        for (int member = in.nextMember(MEMBERS); member != JsonNames.END; member = in.nextMember(MEMBERS)) {
            switch (member) {
                case 0 -> lines = in.size(
                        in.list(Codecs.checked(Codecs.STRING, (reader, element) -> reader.length(element, 0, 80))),
                        1,
                        Integer.MAX_VALUE);
                default -> otherMembers = in.keepMember(otherMembers);
            }
        }
        if (lines == null) {
            throw in.missing("lines");
        }
        return new LibraryRegisterAddress(lines, otherMembers == null ? Map.of() : otherMembers);
    }

    @Override
    public void write(JsonWriter out, LibraryRegisterAddress value) {
        out.beginObject();
        out.member(MEMBERS, 0).list(value.lines(), Codecs.STRING);
        out.otherMembers(value.otherMembers());
        out.endObject();
    }
}
