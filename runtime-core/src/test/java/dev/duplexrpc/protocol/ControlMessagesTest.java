package dev.duplexrpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.protocol.ControlMessages.Credit;
import dev.duplexrpc.protocol.ControlMessages.Progress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the runtime tells the other side's: a newer one may say more, and what it says less is missed. */
class ControlMessagesTest {

    @Test
    void membersThatAreNotKnownAreIgnored() {
        assertThat(read(ControlMessages.CANCEL_PARAMS, "{'why':{'a':[1]},'id':7}"))
                .hasToString("7");
        assertThat(read(ControlMessages.CREDIT_PARAMS, "{'subscription':'0x1','why':[{}],'total':0}"))
                .isEqualTo(new Credit(Json.parse("\"0x1\""), 0));
        assertThat(read(ControlMessages.PROGRESS_PARAMS, "{'id':7,'why':[{}],'value': [1, 2] }"))
                .isEqualTo(new Progress(Json.parse("7"), Json.parse("[1,2]"), 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "'a'", "null"})
    void whateverMayBeAnIdCanBeCancelled(String id) {
        assertThat(read(ControlMessages.CANCEL_PARAMS, "{'id':" + id + "}")).hasToString(id.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'id':{}}", "{'id':true}", "[]"})
    void whatCannotBeAnIdCannot(String params) {
        assertThatThrownBy(() -> read(ControlMessages.CANCEL_PARAMS, params)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'total':1}", "{'subscription':'a'}", "{'subscription':'a','total':-1}"})
    void creditThatIsNoneIsRefused(String params) {
        assertThatThrownBy(() -> read(ControlMessages.CREDIT_PARAMS, params)).isInstanceOf(JsonException.class);
    }

    @Test
    void anItemIsAsLargeAsItsText() {
        byte[] bytes = "{\"subscription\":\"0x1\",\"more\":{},\"result\": [1, 2] }".getBytes(StandardCharsets.UTF_8);
        SubscriptionMessage message = SubscriptionMessage.read(new JsonReader().reset(bytes, 0, bytes.length), bytes);

        assertThat(message).isNotNull();
        assertThat(message.size()).isEqualTo(6);
        assertThat(message.isEnd()).isFalse();
    }

    @Test
    void aBatchWithGarbageBehindItIsNone() {
        assertThat(BatchReader.ranges(JsonReader.of("[1, 22]"), 5)).containsExactly(1, 2, 4, 6);
        assertThatThrownBy(() -> BatchReader.ranges(JsonReader.of("[1] x"), 5)).isInstanceOf(JsonException.class);
    }

    private static <T> T read(JsonCodec<T> codec, String params) {
        return codec.read(JsonReader.of(params.replace('\'', '"')));
    }
}
