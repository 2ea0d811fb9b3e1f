package dev.duplexrpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels beside the parameters. */
class RequestContextTest {

    private static final Contracts ECHO = new Contracts() {
        private final JsonNames names = JsonNames.of("echo");

        @Override
        public JsonNames methods() {
            return names;
        }

        @Override
        public JsonCodec<?> params(int method) {
            return Codecs.JSON;
        }
    };

    private static Envelope read(String message) {
        byte[] bytes = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new EnvelopeReader().read(new JsonReader(), bytes, 0, bytes.length, ECHO, id -> null);
    }

    private static Envelope withContext(String context) {
        return read("{'jsonrpc':'2.0','context':" + context + ",'method':'echo','params':[1],'id':7}");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        RequestContext context = new RequestContext(250, Map.of("a", "ä\""), "00-1-2-01", "x=y", true);
        JsonWriter out = new JsonWriter();
        EnvelopeWriter.request(out, 7, "echo", Codecs.JSON, Json.array(Json.of(1)), context);

        Envelope envelope = read(out.toString());
        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.REQUEST);
        assertThat(envelope.context()).isEqualTo(context);
        assertThat(envelope.params()).isEqualTo(Json.array(Json.of(1)));
    }

    @Test
    void whereThereIsNoneNothingIsMade() {
        assertThat(read("{'jsonrpc':'2.0','method':'echo','id':7}").context()).isNull();
        assertThat(withContext("null").context()).isNull();
    }

    @Test
    void membersThatAreNotKnownAreIgnored() {
        Envelope envelope = withContext("{'new':{'a':[1]},'timeout':5,'newer':null}");

        assertThat(envelope.context()).isEqualTo(new RequestContext(5, Map.of(), null, null, false));
    }

    @Test
    void whoHasNoTimeAtAllSaysSo() {
        assertThat(withContext("{'timeout':0}").context())
                .isEqualTo(new RequestContext(0, Map.of(), null, null, false));
    }

    @Test
    void itMayStandAnywhere() {
        Envelope envelope = read("{'method':'echo','params':[1],'id':7,'jsonrpc':'2.0','context':{'timeout':5}}");

        assertThat(envelope.context()).isNotNull();
        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "[]",
                "'x'",
                "{'timeout':'5'}",
                "{'timeout':1.5}",
                "{'timeout':-1}",
                "{'timeout':1e30}",
                "{'timeout':null}",
                "{'metadata':[]}",
                "{'metadata':{'a':1}}",
                "{'metadata':{'a':null}}",
                "{'traceparent':1}",
                "{'tracestate':{}}"
            })
    void oneThatIsMalformedMakesTheRequestInvalidAndItsIdIsStillKnown(String context) {
        Envelope envelope = withContext(context);

        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.INVALID);
        assertThat(envelope.problem()).contains("'context'");
        assertThat(envelope.id()).hasToString("7");
    }

    @Test
    void givenTwiceItIsInvalid() {
        assertThat(read("{'jsonrpc':'2.0','context':{},'method':'echo','id':7,'context':{}}")
                        .kind())
                .isEqualTo(Envelope.Kind.INVALID);
    }
}
