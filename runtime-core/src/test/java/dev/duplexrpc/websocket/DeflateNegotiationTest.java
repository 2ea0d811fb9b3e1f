package dev.duplexrpc.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateNegotiationTest {

    private static final DeflateOptions EACH_BY_ITSELF = DeflateOptions.DEFAULTS;
    private static final DeflateOptions TAKEOVER = DeflateOptions.DEFAULTS.withContextTakeover();
    private static final String NONE = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate | permessage-deflate",
                "permessage-deflate; client_max_window_bits | permessage-deflate",
                "permessage-deflate; client_max_window_bits=10 | permessage-deflate",
                "permessage-deflate; server_max_window_bits=15 | permessage-deflate; server_max_window_bits=15",
                "permessage-deflate; server_max_window_bits=\"15\" | permessage-deflate; server_max_window_bits=15",
                "permessage-deflate; server_no_context_takeover | permessage-deflate; server_no_context_takeover",
                "Permessage-Deflate ; Client_No_Context_Takeover | permessage-deflate; client_no_context_takeover",
                "permessage-deflate; server_max_window_bits=10, permessage-deflate | permessage-deflate",
                "x-other; a=1, permessage-deflate | permessage-deflate"
            })
    void aServerTakesTheFirstOfferThatItCanKeep(String offer, String answer) {
        DeflateTerms terms = DeflateNegotiation.accept(offer, TAKEOVER);

        assertThat(terms).isNotNull();
        assertThat(terms.header()).isEqualTo(answer);
    }

    @Test
    void aServerThatWantsNoContextSaysSo() {
        DeflateTerms terms = DeflateNegotiation.accept("permessage-deflate", EACH_BY_ITSELF);

        assertThat(terms).isNotNull();
        assertThat(terms.header()).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x-webkit-deflate-frame",
                "permessage-deflate; server_max_window_bits=10",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=015",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=7",
                "permessage-deflate; client_max_window_bits; client_max_window_bits",
                "permessage-deflate; server_no_context_takeover=1",
                "permessage-deflate; unknown",
                "permessage-deflate; =",
                "permessage-deflate; server_max_window_bits=\"15"
            })
    void aServerGoesWithoutWhereItCannotKeepTheOffer(String offer) {
        assertThat(DeflateNegotiation.accept(offer, TAKEOVER)).isNull();
    }

    @Test
    void whereNothingIsOfferedNothingIsAgreed() {
        assertThat(DeflateNegotiation.accept(null, TAKEOVER)).isNull();
        assertThat(DeflateNegotiation.agreed(null, TAKEOVER)).isNull();
        assertThat(DeflateNegotiation.agreed(null, null)).isNull();
    }

    @Test
    void aClientOffersWhatItCanKeep() {
        assertThat(DeflateNegotiation.offer(EACH_BY_ITSELF)).isEqualTo(NONE);
        assertThat(DeflateNegotiation.offer(TAKEOVER)).isEqualTo("permessage-deflate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; server_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; server_max_window_bits=9"
            })
    void aClientTakesAnAnswerThatFits(String answer) {
        assertThat(DeflateNegotiation.agreed(answer, EACH_BY_ITSELF)).isNotNull();
        assertThat(DeflateNegotiation.agreed(answer, TAKEOVER)).isNotNull();
    }

    @Test
    void aClientRefusesAnAnswerThatDoesNotFit() {
        assertAnswerRefused("permessage-deflate", null, "not offered");
        assertAnswerRefused("x-other", TAKEOVER, "not offered");
        assertAnswerRefused("permessage-deflate, permessage-deflate", TAKEOVER, "not offered");
        assertAnswerRefused("permessage-deflate; client_max_window_bits=15", TAKEOVER, "RFC 7692");
        assertAnswerRefused("permessage-deflate; server_max_window_bits=16", TAKEOVER, "RFC 7692");
        assertAnswerRefused("permessage-deflate; unknown", TAKEOVER, "RFC 7692");
        assertAnswerRefused("permessage-deflate", EACH_BY_ITSELF, "server_no_context_takeover");
    }

    private static void assertAnswerRefused(String answer, @Nullable DeflateOptions options, String problem) {
        assertThatThrownBy(() -> DeflateNegotiation.agreed(answer, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aClientKeepsItsWindowOnlyIfItWantsToAndTheServerTakesIt() {
        String taken = "permessage-deflate; server_no_context_takeover";
        String notTaken = taken + "; client_no_context_takeover";

        assertThat(secondIsSmaller(taken, TAKEOVER)).isTrue();
        assertThat(secondIsSmaller(notTaken, TAKEOVER)).isFalse();
        assertThat(secondIsSmaller(taken, EACH_BY_ITSELF)).isFalse();
    }

    /** Whether of two equal messages the second refers to the first. */
    private static boolean secondIsSmaller(String answer, DeflateOptions options) {
        MessageDeflater deflater = Objects.requireNonNull(DeflateNegotiation.agreed(answer, options))
                .deflater();
        byte[] message = new byte[2000];
        new Random(1).nextBytes(message);
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) ('a' + (message[i] & 15));
        }
        assertThat(deflater.deflate(message, 0, message.length)).isTrue();
        int first = deflater.length();
        assertThat(deflater.deflate(message, 0, message.length)).isTrue();
        boolean smaller = deflater.length() < first / 2;
        deflater.release();
        return smaller;
    }

    @Test
    void bothSidesUnderstandEachOtherWhateverTheyWant() {
        for (DeflateOptions client : new DeflateOptions[] {EACH_BY_ITSELF, TAKEOVER}) {
            for (DeflateOptions server : new DeflateOptions[] {EACH_BY_ITSELF, TAKEOVER}) {
                DeflateTerms there = DeflateNegotiation.accept(DeflateNegotiation.offer(client), server);
                assertThat(there).isNotNull();

                assertThat(DeflateNegotiation.agreed(there.header(), client)).isNotNull();
            }
        }
    }

    @Test
    void levelsAndThresholdsAreChecked() {
        assertThat(TAKEOVER.withLevel(1).level()).isEqualTo(1);
        assertThat(TAKEOVER.withLevel(9).level()).isEqualTo(9);
        assertThatThrownBy(() -> TAKEOVER.withLevel(0)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> TAKEOVER.withLevel(10)).hasMessageContaining("not 10");
        assertThatThrownBy(() -> TAKEOVER.withMinBytes(0)).hasMessageContaining("not 0");
    }
}
