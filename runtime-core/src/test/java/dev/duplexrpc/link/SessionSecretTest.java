package dev.duplexrpc.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.link.LinkMessage.Resume;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SessionSecretTest {

    private final SessionSecret secret = new SessionSecret(new SecureRandom());
    private final LinkToken first = secret.first();

    @Test
    void onlyTheTokenOpensTheSession() {
        assertThat(secret.refusal(attempt(first, 1))).isNull();
        assertThat(secret.refusal(attempt(LinkToken.of("guess"), 1))).isEqualTo(LostReason.WRONG_TOKEN);
    }

    @Test
    void anAnswerLostOnTheWayLocksNobodyOut() {
        secret.rotate(attempt(first, 1));

        assertThat(secret.refusal(attempt(first, 2))).isNull();
    }

    @Test
    void bothTokensAreValidUntilTheClientHasShownTheNewOne() {
        LinkToken second = secret.rotate(attempt(first, 1));
        assertThat(secret.refusal(attempt(second, 2))).isNull();

        secret.confirmed();
        assertThat(secret.refusal(attempt(first, 2))).isEqualTo(LostReason.WRONG_TOKEN);
        assertThat(secret.refusal(attempt(second, 2))).isNull();
    }

    @Test
    void whoeverPresentsTheNewTokenHasEndedTheOld() {
        LinkToken second = secret.rotate(attempt(first, 1));
        LinkToken third = secret.rotate(attempt(second, 2));

        assertThat(secret.refusal(attempt(first, 3))).isEqualTo(LostReason.WRONG_TOKEN);
        assertThat(secret.refusal(attempt(second, 3))).isNull();
        assertThat(secret.refusal(attempt(third, 3))).isNull();
    }

    @Test
    void anAttemptThatWasOvertakenTakesNothingOver() {
        secret.rotate(attempt(first, 2));

        assertThat(secret.refusal(attempt(first, 2))).isEqualTo(LostReason.OVERTAKEN);
        assertThat(secret.refusal(attempt(first, 1))).isEqualTo(LostReason.OVERTAKEN);
    }

    @Test
    void aStolenTokenIsWorthlessOnceTheSessionHasGoneOn() {
        secret.rotate(attempt(first, 1));
        secret.confirmed();

        assertThat(secret.refusal(attempt(first, 100))).isEqualTo(LostReason.WRONG_TOKEN);
    }

    private static Resume attempt(LinkToken token, long number) {
        return new Resume("s", token, 0, number, null);
    }
}
