package dev.duplexrpc.codegen.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Block not found | Block not found",
                "Too many. | Too many",
                "Unrecognized chain ID. Try adding the chain using wallet_addEthereumChain first. | Unrecognized chain ID",
                "Intrinsic gas too low / Intrinsic gas exceeds gas limit | Intrinsic gas too low",
                "Invalid symbol '${symbol}': longer than 11 characters. | Invalid symbol ' '",
                "Suggested NFT of type ${standard} does not match received type ${type}. | Suggested NFT of type   does not match received type",
                "The requested account and/or method has not been authorized by the user. | The requested account and/or method has not been authorized",
                "Node 1.2 is down | Node 1.2 is down",
                "Application error: BAD_ROOM | BAD_ROOM",
                "Server error: the room is full. Wait. | the room is full",
                "Error: no such room | no such room",
                "Could not join: ROOM_FULL. | ROOM_FULL",
                "ROOM_FULL: try another | ROOM_FULL",
                "Parse error: no JSON | Parse error",
                "Server error: -32000 | Server error"
            })
    void theFirstClauseIsTheName(String message, String words) {
        assertThat(ErrorWords.of(message)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"''", "'-32000'", "'?!'"})
    void withoutLettersThereIsNoName(String message) {
        assertThat(ErrorWords.of(message)).isEmpty();
    }
}
