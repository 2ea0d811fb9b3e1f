package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that are monstrous or none at all: they are answered with an error, and the connection they came over goes on too. */
@Timeout(120)
class BadMessagesTest {

    private static void answered(String message, String... with) throws Exception {
        BadDay.of(BadDay.server(), server -> {
            try (RawClient client = RawClient.upgraded(server.port())) {
                client.send(RawClient.text(message));

                assertThat(client.frame()).contains(with);
                client.send(RawClient.text(Bystander.ADD));
                assertThat(client.frame()).isEqualTo(Bystander.SUM);
            }
        });
    }

    @Test
    void aHundredThousandBracketsAreNotJson() throws Exception {
        answered("[".repeat(100_000) + "]".repeat(100_000), "-32700", "128 levels");
    }

    @Test
    void parametersAHundredThousandDeepAreNoJsonEither() throws Exception {
        answered(
                "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":" + "[".repeat(100_000) + "]".repeat(100_000)
                        + ",\"id\":1}",
                "-32700",
                "128 levels");
    }

    @Test
    void soAreObjectsInWhatNobodyKnows() throws Exception {
        answered(
                "{\"jsonrpc\":\"2.0\",\"method\":\"unknown\",\"params\":" + "{\"a\":".repeat(100_000) + "1"
                        + "}".repeat(100_000) + ",\"id\":1}",
                "-32700",
                "128 levels");
    }

    @Test
    void aBatchOfTenThousandIsRefusedAsAWhole() throws Exception {
        answered("[" + (Bystander.ADD + ",").repeat(9_999) + Bystander.ADD + "]", "-32600", "maxBatchMessages", "1000");
    }

    @Test
    void aBatchOfTenThousandThatAreNothingIsToo() throws Exception {
        answered("[" + "1,".repeat(9_999) + "1]", "-32600", "maxBatchMessages");
    }

    @Test
    void whatIsNoJsonIsAnswered() throws Exception {
        answered("\u0000\uFFFFhello, wörld {", "-32700", "\"id\":null");
    }
}
