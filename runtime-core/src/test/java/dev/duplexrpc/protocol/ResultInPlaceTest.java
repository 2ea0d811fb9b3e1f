package dev.duplexrpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Results that are read as soon as it is known whose they are. */
class ResultInPlaceTest {

    private static final Contracts NONE = new Contracts() {
        private final JsonNames names = JsonNames.of("none");

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
        return new EnvelopeReader()
                .read(new JsonReader(), bytes, 0, bytes.length, NONE, id -> id == 7 ? Codecs.LONG : null);
    }

    @Test
    void behindItsIdTheResultIsReadAtOnce() {
        Envelope envelope = read("{'jsonrpc':'2.0','id':7,'result':42}");

        assertThat(envelope.resultRead()).isTrue();
        assertThat(envelope.result()).isEqualTo(42L);
    }

    @Test
    void beforeItsIdOrForNobodyItIsPassedOver() {
        assertThat(read("{'jsonrpc':'2.0','result':42,'id':7}").resultRead()).isFalse();
        assertThat(read("{'jsonrpc':'2.0','id':8,'result':{'a':[1]}}").resultRead())
                .isFalse();
        assertThat(read("{'jsonrpc':'2.0','id':'seven','result':42}").resultRead())
                .isFalse();
    }

    @Test
    void anIdThatCameBackAsAStringOrAFractionIsTheSame() {
        assertThat(read("{'jsonrpc':'2.0','id':'7','result':42}").result()).isEqualTo(42L);
        assertThat(read("{'jsonrpc':'2.0','id':7.0,'result':42}").result()).isEqualTo(42L);
        assertThat(read("{'jsonrpc':'2.0','id':7.5,'result':42}").numericId()).isEqualTo(-1);
        assertThat(read("{'jsonrpc':'2.0','id':'','result':42}").numericId()).isEqualTo(-1);
    }

    @Test
    void oneOfAnotherShapeIsAResponseAllTheSame() {
        Envelope envelope = read("{'jsonrpc':'2.0','id':7,'result':{'a':'b'},'more':1}");

        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.RESPONSE);
        assertThat(envelope.resultRead()).isFalse();
        assertThat(envelope.resultFailure()).isInstanceOf(JsonException.class);
        assertThat(envelope.numericId()).isEqualTo(7);
    }

    @Test
    void garbageBehindOneOfAnotherShapeIsGarbage() {
        assertThatThrownBy(() -> read("{'jsonrpc':'2.0','id':7,'result':{'a':'b'},"))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void aRequestWithAResultIsNoResponse() {
        Envelope envelope = read("{'jsonrpc':'2.0','id':7,'method':'x','result':42}");

        assertThat(envelope.kind()).isEqualTo(Envelope.Kind.INVALID);
        assertThat(envelope.resultRead()).isFalse();
    }
}
