package dev.duplexrpc.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox(1000);

    @Test
    void messagesComeOutAsTheyWentIn() {
        Outbox.Waiting first = message(10);
        Outbox.Waiting second = message(20);

        assertThat(outbox.add(first)).isTrue();
        assertThat(outbox.add(second)).isTrue();

        assertThat(outbox.poll()).isSameAs(first);
        assertThat(outbox.poll()).isSameAs(second);
        assertThat(outbox.poll()).isNull();
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void theBoundCountsBytesAndASmallChargeForEachMessage() {
        int accepted = 0;
        while (outbox.add(message(0))) {
            accepted++;
        }

        assertThat(accepted).isEqualTo(1000 / 64);
    }

    @Test
    void whatIsTakenOutMakesRoom() {
        outbox.add(message(500));
        assertThat(outbox.add(message(500))).isFalse();

        outbox.poll();

        assertThat(outbox.add(message(500))).isTrue();
    }

    @Test
    void anEmptyOutboxTakesOneMessageOfAnySize() {
        assertThat(outbox.add(message(5000))).isTrue();
        assertThat(outbox.add(message(1))).isFalse();
    }

    @Test
    void repliesFindRoomForHalfAsMuchAgain() {
        while (outbox.add(message(36))) {
            assertThat(outbox.bytes()).isLessThanOrEqualTo(1000);
        }
        int replies = 0;
        while (outbox.addReply(message(36))) {
            replies++;
        }

        assertThat(replies).isEqualTo(5);
        assertThat(outbox.add(message(0))).isFalse();
    }

    @Test
    void whatIsWithdrawnMakesRoomAtOnceAndLeavesTheRestInOrder() {
        Outbox.Waiting first = message(200);
        Outbox.Waiting second = message(200);
        Outbox.Waiting third = message(200);
        outbox.add(first);
        outbox.add(second);
        outbox.add(third);
        assertThat(outbox.add(message(400))).isFalse();

        second.withdraw();
        second.withdraw();
        assertThat(outbox.bytes()).isEqualTo(2 * (200 + 64));
        Outbox.Waiting fourth = message(200);
        assertThat(outbox.add(fourth)).isTrue();
        third.withdraw();

        assertThat(outbox.poll()).isSameAs(first);
        List<Outbox.Waiting> rest = new ArrayList<>();
        for (Outbox.Waiting next = outbox.poll(); next != null; next = outbox.poll()) {
            rest.add(next);
        }
        assertThat(rest).endsWith(fourth).doesNotContain(first);
        assertThat(outbox.bytes()).isZero();
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void whoHasPeekedGetsThatMessageAlsoIfItIsWithdrawnMeanwhile() {
        Outbox.Waiting first = message(10);
        outbox.add(first);
        assertThat(outbox.peek()).isSameAs(first);

        first.withdraw();

        assertThat(outbox.bytes()).isZero();
        assertThat(outbox.isEmpty()).isFalse();
        assertThat(outbox.poll()).isSameAs(first);
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void manyThatWereWithdrawnAreLetGoOf() {
        List<Outbox.Waiting> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(message(0));
            outbox.add(all.get(i));
        }

        all.forEach(Outbox.Waiting::withdraw);

        assertThat(outbox.bytes()).isZero();
        assertThat(outbox.poll()).isSameAs(all.get(0));
        assertThat(outbox.poll()).isNull();
    }

    @Test
    void whatWasWithdrawnKeepsNeitherItsBytesNorWhoWantedToKnow() {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            outbox.add(message(10));
        }
        Outbox.Waiting withdrawn = new Outbox.Waiting(new byte[500], () -> asked.add("departs"));
        outbox.add(withdrawn);

        withdrawn.withdraw();

        assertThat(withdrawn.bytes()).isEmpty();
        assertThat(withdrawn.departure()).isNull();
        assertThat(withdrawn.departs()).isFalse();
        assertThat(asked).isEmpty();
        assertThat(outbox.bytes()).isEqualTo(3 * (10 + 64));
    }

    @Test
    void aClosedOutboxTakesNothingButGivesWhatItHas() {
        outbox.add(message(1));
        outbox.close();

        assertThat(outbox.add(message(1))).isFalse();
        assertThat(outbox.poll()).isNotNull();
    }

    @Test
    void aDiscardedOutboxIsEmptyForEver() {
        outbox.add(message(1));
        outbox.discard();

        assertThat(outbox.poll()).isNull();
        assertThat(outbox.add(message(1))).isFalse();
    }

    private static Outbox.Waiting message(int bytes) {
        return new Outbox.Waiting(new byte[bytes], null);
    }
}
