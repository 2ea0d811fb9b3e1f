package dev.duplexrpc.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.link.LinkMessage.Ack;
import dev.duplexrpc.link.LinkMessage.Close;
import dev.duplexrpc.link.LinkMessage.Lost;
import dev.duplexrpc.link.LinkMessage.Open;
import dev.duplexrpc.link.LinkMessage.Opened;
import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkMessage.Resumed;
import dev.duplexrpc.link.LinkMessage.Terms;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkMessagesTest {

    private static final Terms TERMS = new Terms(60_000, 1_048_576, 20_000);

    @Test
    void eachHasOneFormOnTheWire() {
        assertWire(new Open(null), "open\",\"params\":{}}");
        assertWire(new Open(Json.parse("{\"key\":1}")), "open\",\"params\":{\"auth\":{\"key\":1}}}");
        assertWire(
                new Opened("s1", LinkToken.of("t1"), TERMS),
                "opened\",\"params\":{\"session\":\"s1\",\"token\":\"t1\",\"grace\":60000,\"window\":1048576,\"heartbeat\":20000}}");
        assertWire(
                new Resume("s1", LinkToken.of("t1"), 7, 2, null),
                "resume\",\"params\":{\"session\":\"s1\",\"token\":\"t1\",\"received\":7,\"attempt\":2}}");
        assertWire(
                new Resume("s1", LinkToken.of("t1"), 7, 2, Json.parse("{\"key\":1}")),
                "resume\",\"params\":{\"session\":\"s1\",\"token\":\"t1\",\"received\":7,\"attempt\":2,\"auth\":{\"key\":1}}}");
        assertWire(
                new Resumed(LinkToken.of("t2"), 9, TERMS),
                "resumed\",\"params\":{\"token\":\"t2\",\"received\":9,\"grace\":60000,\"window\":1048576,\"heartbeat\":20000}}");
        assertWire(new Ack(12), "ack\",\"params\":{\"received\":12}}");
        assertWire(new Close("bye"), "close\",\"params\":{\"reason\":\"bye\"}}");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 64, 99, 100, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE})
    void anAcknowledgementMayTellAnyNumber(long received) {
        assertWire(new Ack(received), "ack\",\"params\":{\"received\":" + received + "}}");
        assertThat(new String(LinkMessages.bytes(new Ack(received)), StandardCharsets.US_ASCII))
                .endsWith(":" + received + "}}");
    }

    @Test
    void anAcknowledgementMayBeWrittenInAnyOfTheWaysOfJson() {
        assertThat(read("ack\" , \"params\": {\"received\": 3} }")).isEqualTo(new Ack(3));
        assertThat(read("ack\",\"params\":{\"received\":3 }}")).isEqualTo(new Ack(3));
        assertThat(read("ack\",\"params\":{\"received\":-3}}")).isEqualTo(new Ack(-3));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfALossComesBack(LostReason reason) {
        assertWire(new Lost(reason), "lost\",\"params\":{\"reason\":\"" + reason.wire() + "\"}}");
    }

    @Test
    void aReasonThatNobodyKnowsCountsAsAnUnknownSession() {
        assertThat(read("lost\",\"params\":{\"reason\":\"moon\"}}")).isEqualTo(new Lost(LostReason.UNKNOWN));
    }

    @Test
    void oneThatThisVersionDoesNotKnowIsToBeIgnored() {
        assertThat(read("dance\",\"params\":{}}")).isNull();
    }

    @Test
    void membersThatThisVersionDoesNotKnowAreIgnored() {
        assertThat(read("ack\",\"params\":{\"colour\":\"red\",\"received\":3},\"more\":[1]}"))
                .isEqualTo(new Ack(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ack\"}",
                "ack\",\"params\":{}}",
                "ack\",\"params\":{\"received\":\"3\"}}",
                "ack\",\"params\":{\"received\":3}}}",
                "ack\",\"params\":[3]}",
                "ack\",\"params\":{\"received\":}}",
                "ack\",\"params\":{\"received\":03}}",
                "ack\",\"params\":{\"received\":3.5}}",
                "ack\",\"params\":{\"received\":9223372036854775808}}",
                "ack\",\"params\":{\"received\":3",
                "opened\",\"params\":{\"session\":\"s\",\"token\":\"t\",\"grace\":-1,\"window\":1,\"heartbeat\":0}}",
                "opened\",\"params\":{\"session\":\"s\",\"token\":\"t\",\"grace\":1,\"window\":0,\"heartbeat\":0}}",
            })
    void whatIsMalformedIsAViolation(String rest) {
        assertThatThrownBy(() -> read(rest)).isInstanceOf(LinkViolation.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.",
                "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.discover\",\"id\":1}",
                " {\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.ack\",\"params\":{\"received\":1}}",
            })
    void whatBeginsOtherwiseIsCountedAsAnyMessage(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(LinkMessages.isAbout(bytes, 0, bytes.length)).isFalse();
    }

    @Test
    void theLeastThatAServerMayGrantIsTaken() {
        assertWire(
                new Resumed(LinkToken.of("t"), 0, new Terms(0, 1, 0)),
                "resumed\",\"params\":{\"token\":\"t\",\"received\":0,\"grace\":0,\"window\":1,\"heartbeat\":0}}");
    }

    @Test
    void secretsAreNotPrinted() {
        LinkToken token = LinkToken.random(new SecureRandom());

        assertThat(new Opened("s", token, TERMS).toString())
                .contains("token=a token")
                .doesNotContain(token.text());
        assertThat(new Resume("s", token, 3, 2, Json.of("password")))
                .hasToString("Resume[session=s, received=3, attempt=2]");
        assertThat(new Open(Json.of("password"))).hasToString("Open");
    }

    @Test
    void aTokenIsLongEnoughToBeNeverGuessedAndNeverTheSame() {
        SecureRandom random = new SecureRandom();

        assertThat(LinkToken.random(random).text()).hasSize(24);
        assertThat(LinkToken.random(random)).isNotEqualTo(LinkToken.random(random));
        assertThat(LinkToken.of("x".repeat(256)).text()).hasSize(256);
        assertThatThrownBy(() -> LinkToken.of("x".repeat(257))).isInstanceOf(LinkViolation.class);
    }

    private static void assertWire(LinkMessage message, String rest) {
        JsonWriter out = new JsonWriter();
        LinkMessages.write(out, message);
        assertThat(out.toString()).isEqualTo(LinkMessages.PREFIX + rest);
        assertThat(LinkMessages.isAbout(out.buffer(), 0, out.length())).isTrue();
        assertThat(read(rest)).isEqualTo(message);
    }

    private static @Nullable LinkMessage read(String rest) {
        byte[] bytes = ("  " + LinkMessages.PREFIX + rest).getBytes(StandardCharsets.UTF_8);
        return LinkMessages.read(bytes, 2, bytes.length - 2);
    }
}
