package dev.duplexrpc.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkTest {

    private final List<String> arrived = new ArrayList<>();
    private final Link<String> link = new Link<>(arrived::add);

    @Test
    void nothingLeavesBeforeThereIsAConnectionAndBehindItsEnd() {
        assertThat(link.mayLeave(1)).isFalse();
        assertThat(link.isAttached()).isFalse();

        link.open(100);
        assertThat(link.mayLeave(1)).isTrue();
        assertThat(link.isAttached()).isTrue();

        link.detach();
        assertThat(link.mayLeave(1)).isFalse();
        assertThat(link.isAttached()).isFalse();
    }

    @Test
    void aFullWindowHoldsMessagesBackUntilSomeAreAcknowledged() {
        link.open(10);
        leave("12345", null);
        leave("12345", null);
        assertThat(link.mayLeave(1)).isFalse();

        link.acknowledged(1);
        assertThat(link.mayLeave(5)).isTrue();
        assertThat(link.mayLeave(6)).isFalse();
    }

    @Test
    void aMessageLargerThanTheWindowLeavesAloneSoThatNothingIsStuckForEver() {
        link.open(10);

        assertThat(link.mayLeave(11)).isTrue();
    }

    @Test
    void whatTheOtherSideLacksIsReplayedInOrderBeforeAnythingNew() {
        link.open(100);
        leave("one", null);
        leave("two", null);
        leave("three", null);
        link.detach();

        link.resume(1, 100);
        assertThat(link.mayLeave(1)).isFalse();
        assertThat(replayed()).containsExactly("two", "three");
        assertThat(link.mayLeave(1)).isTrue();
    }

    @Test
    void aReplayThatIsCutShortBeginsAgain() {
        link.open(100);
        leave("one", null);
        leave("two", null);
        link.detach();
        link.resume(0, 100);
        link.replay();
        link.detach();

        link.resume(0, 100);
        assertThat(replayed()).containsExactly("one", "two");
    }

    @Test
    void whatIsAcknowledgedDuringAReplayIsNotReplayedAgain() {
        link.open(100);
        leave("one", null);
        leave("two", null);
        leave("three", null);
        link.detach();
        link.resume(0, 100);
        link.replay();
        link.acknowledged(1);

        assertThat(replayed()).containsExactly("two", "three");
    }

    @Test
    void aReplayGoesOnWhereItIsWhenSomeOfItIsAcknowledged() {
        link.open(100);
        leave("one", null);
        leave("two", null);
        leave("three", null);
        link.detach();
        link.resume(0, 100);
        link.replay();
        link.replay();
        link.acknowledged(1);

        assertThat(link.keptBytes()).isEqualTo("two".length() + "three".length());
        assertThat(replayed()).containsExactly("three");
    }

    @Test
    void acknowledgingIsDueByCountAndByBytes() {
        link.open(400);
        for (int i = 1; i < Link.ACK_MESSAGES; i++) {
            assertThat(link.accepted(1)).isFalse();
        }
        assertThat(link.accepted(1)).isTrue();
        assertThat(link.ack()).isEqualTo(Link.ACK_MESSAGES);
        assertThat(link.owesAck()).isFalse();

        assertThat(link.accepted(99)).isFalse();
        assertThat(link.accepted(1)).isTrue();
        assertThat(link.owesAck()).isTrue();
    }

    @Test
    void anAcknowledgementThatShrinksIsAViolation() {
        link.open(100);
        leave("one", null);
        leave("two", null);
        link.acknowledged(2);

        assertThatThrownBy(() -> link.acknowledged(1))
                .isInstanceOf(LinkViolation.class)
                .hasMessage("It said that it has received 1 messages, after it had acknowledged 2.");
    }

    @Test
    void anAcknowledgementOfWhatWasNeverSentIsAViolation() {
        link.open(100);
        leave("one", null);

        assertThatThrownBy(() -> link.resume(2, 100))
                .isInstanceOf(LinkViolation.class)
                .hasMessage("It said that it has received 2 messages, but only 1 were sent.");
    }

    @Test
    void whatIsAcknowledgedIsToldOnce() {
        link.open(100);
        leave("one", "first call");
        leave("two", null);
        leave("three", "second call");

        link.acknowledged(2);
        link.acknowledged(2);

        assertThat(arrived).containsExactly("first call");
    }

    @Test
    void theEndForgetsWhatWasKept() {
        link.open(100);
        leave("one", "a call");

        link.end();

        assertThat(arrived).isEmpty();
        assertThat(link.keptBytes()).isZero();
        assertThat(link.mayLeave(1)).isFalse();
    }

    @Test
    void theRingSurvivesAnyMixOfSizes() {
        link.open(1_000_000);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String message = i + "x".repeat(i * 7 % 301);
            leave(message, null);
            expected.add(message);
            if (i % 5 == 4) {
                link.acknowledged(link.acknowledged() + 4);
                expected.subList(0, 4).clear();
            }
        }
        link.detach();
        link.resume(link.acknowledged(), 1_000_000);

        assertThat(replayed()).isEqualTo(expected);
    }

    @Test
    void whatIsKeptStaysAsItIsWhenTheRingHasToGrow() {
        link.open(1_000_000);
        List<String> expected = new ArrayList<>();
        for (int size : List.of(300, 900, 100, 5_000, 1, 20_000)) {
            String message = size + "x".repeat(size);
            leave(message, null);
            expected.add(message);
            if (size == 900) {
                link.acknowledged(1);
                expected.remove(0);
            }
        }
        link.detach();
        link.resume(1, 1_000_000);

        assertThat(replayed()).isEqualTo(expected);
    }

    private void leave(String message, @Nullable String tag) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        assertThat(link.mayLeave(bytes.length)).isTrue();
        link.leaves(bytes, 0, bytes.length, tag);
    }

    private List<String> replayed() {
        List<String> messages = new ArrayList<>();
        while (link.replays()) {
            messages.add(new String(link.replay(), StandardCharsets.UTF_8));
        }
        return messages;
    }
}
