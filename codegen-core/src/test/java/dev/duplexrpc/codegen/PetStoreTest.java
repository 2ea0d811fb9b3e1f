package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample document, from its text to values that go round. */
class PetStoreTest {
    private static final String FIDO =
            "{\"id\":7,\"name\":\"Fido\",\"kind\":\"dog\",\"weight\":null,\"vaccinated\":true,\"colour\":\"brown\"}";

    private static GeneratedCode code;

    @BeforeAll
    static void generate() {
        Path document = Path.of("src/test/resources/golden/petstore/openrpc.json");
        code = GeneratedCode.compile(
                Generation.result(document, ModelOptions.DEFAULTS).files());
    }

    @Test
    void aValueComesBackAsItWas() {
        assertThat(code.roundTrip(name("Pet"), FIDO)).isEqualTo(FIDO);
    }

    @Test
    void aServerRefusesWhatTheSchemaForbids() {
        assertThatThrownBy(() -> code.roundTrip(name("Pet"), FIDO.replace("7", "0")))
                .isInstanceOfSatisfying(
                        JsonException.class, e -> assertThat(e.pointer()).isEqualTo("/id"));
    }

    @Test
    void aMissingMemberIsNamed() {
        assertThatThrownBy(() -> code.roundTrip(name("Pet"), "{\"id\":7,\"kind\":\"dog\",\"vaccinated\":true}"))
                .hasMessageContaining("'name'");
    }

    @Test
    void aUnionTellsItsVariantsApart() {
        String arrived = "{\"type\":\"arrived\",\"pet\":" + FIDO + "}";
        assertThat(code.codec(name("PetEvent")).fromJson(arrived)).isInstanceOf(code.type(name("PetArrived")));
        assertThat(code.codec(name("PetEvent")).fromJson("{\"type\":\"left\",\"id\":3}"))
                .isInstanceOf(code.type(name("PetLeft")));
        assertThat(code.codec(name("PetEvent")).fromJson("\"Nothing new.\""))
                .isInstanceOf(code.type(name("PetEvent$OfString")));
    }

    @Test
    void aClientKeepsAVariantThatItDoesNotKnow() {
        String later = "{\"type\":\"adopted\",\"by\":\"Ann\"}";
        Object unknown = code.codec(name("PetEvent")).fromJson(later);
        assertThat(unknown).isInstanceOf(code.type(name("PetEvent$Unknown")));
        assertThat(code.codec(name("PetEvent")).toJson(unknown)).isEqualTo(later);
    }

    @Test
    void aClientKeepsAValueThatItDoesNotKnow() {
        Object newt = code.codec(name("PetKind")).fromJson("\"newt\"");
        assertThat(code.codec(name("PetKind")).toJson(newt)).isEqualTo("\"newt\"");
        assertThatThrownBy(() -> code.roundTrip(name("PetKind"), "\"newt\""))
                .hasMessageContaining("is none of 'dog', 'cat', 'guinea-pig'");
    }

    @Test
    void parametersAreReadByNameAndByPosition() {
        assertThat(params("{\"tags\":[\"a\"],\"limit\":3}")).isEqualTo("{\"limit\":3,\"tags\":[\"a\"]}");
        assertThat(params("[3,[\"a\"]]")).isEqualTo("{\"limit\":3,\"tags\":[\"a\"]}");
        assertThat(params("[null,[\"a\"]]")).isEqualTo("{\"tags\":[\"a\"]}");
        assertThat(params("[]")).isEqualTo("{}");
    }

    @Test
    void aServiceIsMadeOfAHandler() throws ReflectiveOperationException {
        Class<?> face = code.type(name("PetStore"));
        Object handler = Proxy.newProxyInstance(code, new Class<?>[] {face}, (proxy, method, arguments) -> null);
        RpcService service = (RpcService) face.getMethod("service", face).invoke(null, handler);
        assertThat(service.methods())
                .extracting(RpcService.Served::name)
                .containsExactly("listPets", "getPet", "petSeen", "watchPets");
    }

    private static String params(String json) {
        JsonCodec<Object> codec = code.instance(name("ListPetsParams$Codec"));
        return codec.toJson(codec.fromJson(json));
    }

    private static String name(String simpleName) {
        return Generation.PACKAGE + "." + simpleName;
    }
}
