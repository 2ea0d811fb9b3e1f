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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void dataIsKeptAsItCameBesideWhatWasReadOfIt() {
        assertThat(received("{\"code\":-32602,\"data\":{\"pointer\":\"\",\"problem\":\"No.\",\"hint\":[1]}}"))
                .isInstanceOfSatisfying(InvalidParamsException.class, wrong -> {
                    assertThat(wrong.culprit()).isEqualTo(new InvalidParamsException.Culprit("", "No."));
                    assertThat(wrong.errorData())
                            .isEqualTo(Json.parse("{\"pointer\":\"\",\"problem\":\"No.\",\"hint\":[1]}"));
                });
        assertThat(received("{\"code\":404,\"message\":\"gone\",\"data\":7}").errorData())
                .isEqualTo(Json.of(7));
    }

    @Test
    void anErrorWithoutATypeOfDataKeepsWhatComes() {
        RpcErrorType<Void> reverted = RpcErrorType.of(3, "execution reverted", Reverted::new);

        RpcException error = received("{\"code\":3,\"message\":\"m\",\"data\":\"0x08c379a0\"}", reverted);

        assertThat(error).isInstanceOf(Reverted.class).hasMessage("m");
        assertThat(error.errorData()).isEqualTo(Json.of("0x08c379a0"));
        assertThat(received("{\"code\":3,\"message\":\"m\"}", reverted).errorData())
                .isNull();
    }

    @Test
    void aContractThatDeclaresInvalidParamsDoesNotHideTheCulprit() {
        JsonWriter out = new JsonWriter();
        EnvelopeWriter.error(out, StandardErrors.invalidParams("/limit", "Too much."));

        RpcException error = received(out.toString(), RpcErrorType.of(-32602, "Invalid params", Reverted::new));

        assertThat(error.errorData()).isNotNull();
        assertThat(error.errorData().as(InvalidParamsException.Culprit.codec()).pointer())
                .isEqualTo("/limit");
    }

    @Test
    void nullAsDataIsNothingThatCouldFail() {
        RpcException error = received("{\"code\":404,\"message\":\"gone\",\"data\":null}");

        assertThat(error)
                .isInstanceOfSatisfying(
                        NoSuchPet.class, pet -> assertThat(pet.pet).isNull());
        assertThat(error.errorData()).isEqualTo(Json.NULL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Locked.    | `'by'` | Locked",
                "Locked.    | 7      | RpcException",
                "Full.      | 7      | Full",
                "by Ada     | 7      | NoSuchPet",
                "by Ada     | `'by'` | Locked",
                "by Ada     | true   | Full",
                "by Ada     |        | Full",
                "Both.      | 7      | NoSuchPet",
                "Both.      | `'by'` | Locked",
            })
    void ofErrorsWithOneCodeTheMessageDecidesThenTheData(String message, @Nullable String data, String expected) {
        String json = "{\"code\":404,\"message\":\"" + message + "\""
                + (data == null ? "" : ",\"data\":" + data.replace('\'', '"')) + "}";

        RpcException error = received(
                json,
                RpcErrorType.of(404, "Full.", Full::new),
                RpcErrorType.of(404, "Not found.", Codecs.LONG, NoSuchPet::new),
                RpcErrorType.of(404, "Locked.", Codecs.STRING, Locked::new),
                RpcErrorType.of(404, "Both.", Codecs.LONG, NoSuchPet::new),
                RpcErrorType.of(404, "Both.", Codecs.STRING, Locked::new));

        assertThat(error.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void anErrorWithoutACodeIsNone() {
        assertThatThrownBy(() -> received("{\"message\":\"m\"}")).isInstanceOf(JsonException.class);
    }

    private static RpcException received(String json) {
        return received(json, DECLARED);
    }

    private static RpcException received(String json, RpcErrorType<?>... declared) {
        return ErrorObject.read(JsonReader.of(json)).toException(List.of(declared));
    }

    private static final class Reverted extends RpcException {
        private static final long serialVersionUID = 1L;

        Reverted(String message, @Nullable Json errorData) {
            super(3, message, errorData);
        }
    }

    private static final class Full extends RpcException {
        private static final long serialVersionUID = 1L;

        Full(String message, @Nullable Json errorData) {
            super(404, message, errorData);
        }
    }

    private static final class Locked extends RpcException {
        private static final long serialVersionUID = 1L;

        Locked(String message, @Nullable String by, @Nullable Json errorData) {
            super(404, message, errorData);
        }
    }

    private static final class NoSuchPet extends RpcException {
        private static final long serialVersionUID = 1L;

        private final @Nullable Long pet;

        NoSuchPet(String message, @Nullable Long pet, @Nullable Json errorData) {
            super(404, message, errorData);
            this.pet = pet;
        }
    }
}
