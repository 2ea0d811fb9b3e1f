package dev.duplexrpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private final JsonReader in = new JsonReader();
    private final EnvelopeReader reader = new EnvelopeReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','method':'sum','params':[1,2],'id':7}",
                "{'id':7,'params':[1,2],'method':'sum','jsonrpc':'2.0'}",
                "{'params':[1,2],'id':7,'jsonrpc':'2.0','method':'sum'}",
                " { 'extra' : {'id':1} , 'jsonrpc' : '2.0' , 'method' : '\\u0073um' , 'params' : [ 1 , 2 ] , 'id' : 7 } "
            })
    void membersMayComeInAnyOrder(String message) {
        Envelope envelope = read(message);

        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.REQUEST);
        assertThat(envelope.method()).isEqualTo(0);
        assertThat(envelope.params()).isEqualTo(List.of(1L, 2L));
        assertThat(envelope.id()).hasToString("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "1.0", "1e3", "12345678901234567890", "\"a\\u0041\\n\"", "\"\"", "null"})
    void idsAreKeptByteForByte(String id) {
        Envelope envelope = read("{'jsonrpc':'2.0','method':'sum','id': " + id + " }");

        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.REQUEST);
        assertThat(envelope.id()).hasToString(id);
    }

    @Test
    void withoutAnIdItIsANotification() {
        assertThat(read("{'jsonrpc':'2.0','method':'sum','params':[]}").kind()).isEqualTo(Envelope.Kind.NOTIFICATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','method':'byName','id':1}",
                "{'jsonrpc':'2.0','method':'byName','params':null,'id':1}"
            })
    void absentParametersAreReadAsAnEmptyObject(String message) {
        Envelope envelope = read(message);

        assertThat(envelope.paramsFailure()).isNull();
        assertThat(envelope.params()).hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','method':'sum','params':[1,'x'],'id':7}",
                "{'params':[1,'x'],'jsonrpc':'2.0','method':'sum','id':7}"
            })
    void wrongParametersAreToldWithTheirPlaceAndTheIdIsStillFound(String message) {
        Envelope envelope = read(message);

        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.REQUEST);
        assertThat(envelope.id()).hasToString("7");
        JsonException failure = (JsonException) envelope.paramsFailure();
        assertThat(envelope.pointerWithinParams(failure)).isEqualTo("/1");
    }

    @Test
    void anUnknownMethodIsNamedAndItsParametersAreOnlyPassedOver() {
        Envelope envelope = read("{'jsonrpc':'2.0','method':'gr\\u00fcn','params':{'a':1},'id':1}");

        assertThat(envelope.method()).isEqualTo(JsonNames.UNKNOWN);
        assertThat(envelope.methodName()).isEqualTo("grün");
        assertThat(envelope.paramsTo(in)).isTrue();
        assertThat(in.readJson()).hasToString("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | must be an object",
                "'a' | must be an object",
                "{} | 'method' is missing",
                "{'foo':'boo'} | 'method' is missing",
                "{'jsonrpc':'2.0','method':1,'params':'bar'} | 'method' must be a string",
                "{'jsonrpc':'2.0','method':'sum','params':'bar','id':1} | 'params' must be",
                "{'jsonrpc':'1.0','method':'sum','id':1} | must be \"2.0\"",
                "{'jsonrpc':2.0,'method':'sum','id':1} | must be \"2.0\"",
                "{'method':'sum','id':1} | 'jsonrpc' is missing",
                "{'jsonrpc':'2.0','method':'sum','id':{}} | 'id' must be",
                "{'jsonrpc':'2.0','method':'sum','id':true} | 'id' must be",
                "{'jsonrpc':'2.0','method':'sum','id':1,'id':2} | 'id' is given twice",
                "{'jsonrpc':'2.0','method':'sum','method':'sum','id':2} | 'method' is given twice",
                "{'jsonrpc':'2.0','method':'sum','params':[1],'params':[2],'id':2} | 'params' is given twice",
                "{'jsonrpc':'2.0','method':'sum','id':1,'result':2} | neither 'result' nor 'error'",
            })
    void whatIsNoRequestIsInvalidAndSaysWhy(String message, String problem) {
        Envelope envelope = read(message);

        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.INVALID);
        assertThat(envelope.problem()).contains(problem);
    }

    @Test
    void aReadableIdOfAnInvalidRequestIsKept() {
        assertThat(read("{'method':'sum','id':'x'}").id()).hasToString("\"x\"");
        assertThat(read("{'method':'sum','id':[]}").id())
                .isEqualTo(RequestId.NULL)
                .isNotEqualTo("null");
    }

    @Test
    void responsesAreToldFromRequests() {
        Envelope result = read("{'jsonrpc':'2.0','id':41,'result':null}");
        assertThat(result.kind()).isEqualTo(Envelope.Kind.RESPONSE);
        assertThat(result.numericId()).isEqualTo(41);
        assertThat(result.resultTo(in)).isTrue();
        assertThat(result.errorTo(in)).isFalse();

        Envelope error = read("{'error':{'code':1,'message':'m'},'id':41}");
        assertThat(error.kind()).isEqualTo(Envelope.Kind.RESPONSE);
        assertThat(error.errorTo(in)).isTrue();
        assertThat(ErrorObject.read(in).code()).isEqualTo(1);

        assertThat(error.resultTo(in)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0, 0",
                "190, 190",
                "999999999999999999, 999999999999999999",
                "1000000000000000000, -1",
                "18446744073709551657, -1",
                "-41, -1",
                "41.0, 41",
                "4e1, -1",
                "'41', 41",
                "'', -1",
                "'x41', -1",
                "null, -1"
            })
    void onlyNumbersThatThisSideGivesAreTakenForItsCalls(String id, long number) {
        Envelope response = read("{'jsonrpc':'2.0','id':" + id + ",'result':1}");

        assertThat(response.kind()).isEqualTo(Envelope.Kind.RESPONSE);
        assertThat(response.numericId()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'jsonrpc':'2.0','result':1}", "{'jsonrpc':'2.0','id':1,'result':1,'error':{}}"})
    void responsesThatMakeNoSenseAreNotAnswered(String message) {
        assertThat(read(message).kind()).isEqualTo(Envelope.Kind.BAD_RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{'jsonrpc':'2.0','method':'sum','params':[1,'id':1}",
                "{'jsonrpc':'2.0','method':'sum','params':[1,'x'],'id':}",
                "{'jsonrpc':'2.0','method':'sum','params':[1],'id':1} x",
                "{'jsonrpc':'2.0','method':'sum','id':01}",
                "[1] x"
            })
    void whatIsNoJsonIsThrownBack(String message) {
        assertThatThrownBy(() -> read(message)).isInstanceOf(JsonException.class);
    }

    @Test
    void aDefectOfTheCodecIsNoFaultOfTheCaller() {
        Envelope envelope = read("{'jsonrpc':'2.0','method':'broken','params':[1],'id':1}");

        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.REQUEST);
        assertThat(envelope.paramsFailure()).isInstanceOf(IllegalStateException.class);
    }

    private Envelope read(String message) {
        byte[] bytes = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        byte[] within = new byte[bytes.length + 5];
        System.arraycopy(bytes, 0, within, 2, bytes.length);
        return reader.read(in, within, 2, 2 + bytes.length, new Methods(), id -> null);
    }

    private static final class Methods implements Contracts {

        private static final JsonNames NAMES = JsonNames.of("sum", "byName", "broken");

        private static final List<JsonCodec<?>> PARAMS =
                List.of(Codecs.list(Codecs.LONG), Codecs.JSON, Codecs.checked(Codecs.JSON, (in, value) -> {
                    throw new IllegalStateException("a defect");
                }));

        @Override
        public JsonNames methods() {
            return NAMES;
        }

        @Override
        public JsonCodec<?> params(int method) {
            return PARAMS.get(method);
        }
    }
}
