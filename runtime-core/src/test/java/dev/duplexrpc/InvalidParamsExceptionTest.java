package dev.duplexrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.InvalidParamsException.Culprit;
import org.junit.jupiter.api.Test;

class InvalidParamsExceptionTest {

    private static final String NAME = "dev.duplexrpc.InvalidParamsException: Invalid params (code -32602)";

    @Test
    void aStackTraceShowsWhatIsWrongWithWhichParameter() {
        assertThat(new InvalidParamsException(
                        "Invalid params", new Culprit("/limit", "Expected at most 9, but found 10.")))
                .hasToString(NAME + ", at /limit: Expected at most 9, but found 10.");
    }

    @Test
    void theParametersAsAWholeHaveNoPlace() {
        assertThat(new InvalidParamsException("Invalid params", new Culprit("", "Expected an object.")))
                .hasToString(NAME + ": Expected an object.");
    }

    @Test
    void theOtherSideNeedNotSayMore() {
        assertThat(new InvalidParamsException("Invalid params", null)).hasToString(NAME);
    }
}
