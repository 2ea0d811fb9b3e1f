package dev.duplexrpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.InvalidParamsException;
import dev.duplexrpc.RpcErrorType;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErrorObjectTest {

    private static final RpcErrorType<Long> DECLARED =
            RpcErrorType.of(404, "No such pet.", Codecs.LONG, NoSuchPet::new);

    @Test
    void aDeclaredCodeBecomesTheContractsException() {
        RpcException error = received("{\"code\":404,\"message\":\"gone\",\"data\":7}");

        assertThat(error)
                .isInstanceOfSatisfying(
                        NoSuchPet.class, pet -> assertThat(pet.pet).isEqualTo(7));
        assertThat(error).hasMessage("gone");
    }

    @Test
    void dataOfAnotherShapeStaysWithAPlainException() {
        RpcException error = received("{\"code\":404,\"message\":\"gone\",\"data\":\"seven\"}");

        assertThat(error).isExactlyInstanceOf(RpcException.class);
        assertThat(error.code()).isEqualTo(404);
        assertThat(error.errorData()).isEqualTo(Json.of("seven"));
        assertThat(error.getSuppressed()).hasSize(1);
    }

    @Test
    void anyOtherCodeIsAPlainException() {
        RpcException error = received("{\"data\":{\"a\":[]},\"code\":-5,\"message\":\"m\",\"more\":1}");

        assertThat(error.code()).isEqualTo(-5);
        assertThat(error.errorData()).isEqualTo(Json.parse("{\"a\":[]}"));
    }

    @Test
    void invalidParametersKnowTheCulprit() {
        JsonWriter out = new JsonWriter();
        EnvelopeWriter.error(out, StandardErrors.invalidParams("/limit", "Too much."));

        RpcException error = received(out.toString());

        assertThat(error)
                .isInstanceOfSatisfying(
                        InvalidParamsException.class,
                        wrong -> assertThat(wrong.culprit())
                                .isEqualTo(new InvalidParamsException.Culprit("/limit", "Too much.")));
    }

    @Test
    void anErrorWithoutACodeIsNone() {
        assertThatThrownBy(() -> received("{\"message\":\"m\"}")).isInstanceOf(JsonException.class);
    }

    private static RpcException received(String json) {
        return ErrorObject.read(JsonReader.of(json)).toException(List.of(DECLARED));
    }

    private static final class NoSuchPet extends RpcException {
        private static final long serialVersionUID = 1L;

        private final @Nullable Long pet;

        NoSuchPet(String message, @Nullable Long pet) {
            super(404, message);
            this.pet = pet;
        }
    }
}
