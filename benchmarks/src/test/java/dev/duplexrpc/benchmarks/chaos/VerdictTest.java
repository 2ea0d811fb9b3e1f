package dev.duplexrpc.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A book-keeping that finds nothing proves nothing unless it finds what is there. */
class VerdictTest {

    /** One link of which only the client speaks; faults are made by hand. */
    private static final class Link {
        final Calls calls = new Calls();
        final Arrivals callsCame = new Arrivals();
        final Arrivals notesCame = new Arrivals();
        final Arrivals itemsCame = new Arrivals();
        int notes;
        int items;

        /** Makes so many calls that arrive and are answered. */
        static Link of(int count) {
            Link link = new Link();
            for (int i = 0; i < count; i++) {
                link.callsCame.came(link.calls.begin());
                link.calls.end(i, Ending.ANSWERED);
            }
            return link;
        }

        Verdict judged(Promise promise) {
            Arrivals nothing = new Arrivals();
            Page sender = new Page(
                    Side.CLIENT,
                    0,
                    calls.called(),
                    calls.endings(),
                    notes,
                    items,
                    nothing.page(),
                    nothing.page(),
                    nothing.page());
            Page receiver = new Page(
                    Side.SERVER,
                    0,
                    0,
                    new Calls().endings(),
                    0,
                    0,
                    callsCame.page(),
                    notesCame.page(),
                    itemsCame.page());
            // As they travel from process to process.
            return Verdict.of(List.of(Page.parse(sender.line()), Page.parse(receiver.line())), promise);
        }

        Verdict judged() {
            return judged(Promise.NOTHING_IS_LOST);
        }
    }

    @Test
    void whereNothingWentWrongNothingIsFound() {
        Link link = Link.of(1000);
        link.notes = 2;
        link.notesCame.came(0);
        link.notesCame.came(1);
        link.items = 1;
        link.itemsCame.came(0);

        assertThat(link.judged().line(7)).isEqualTo("calls=1000 cuts=7 lost=0 twice=0 reordered=0 pending=0");
        assertThat(link.judged().isGood(Promise.NOTHING_IS_LOST)).isTrue();
    }

    @Test
    void aCallThatIsHandledTwiceIsFound() {
        Link link = Link.of(3);
        link.callsCame.came(1);

        assertThat(link.judged().line(0)).isEqualTo("calls=3 cuts=0 lost=0 twice=1 reordered=0 pending=0");
        assertThat(link.judged().isGood(Promise.NOTHING_IS_LOST)).isFalse();
        assertThat(link.judged().isGood(Promise.EVERYBODY_IS_TOLD)).isFalse();
    }

    @Test
    void aNotificationAndAnItemThatComeTwiceAreFound() {
        Link link = Link.of(0);
        link.notes = 1;
        link.items = 1;
        for (int i = 0; i < 2; i++) {
            link.notesCame.came(0);
            link.itemsCame.came(0);
        }

        assertThat(link.judged().twice()).isEqualTo(2);
    }

    @Test
    void aCallThatOvertakesIsFound() {
        Link link = new Link();
        for (int i = 0; i < 3; i++) {
            link.calls.end(link.calls.begin(), Ending.ANSWERED);
        }
        link.callsCame.came(0);
        link.callsCame.came(2);
        link.callsCame.came(1);

        assertThat(link.judged().line(0)).isEqualTo("calls=3 cuts=0 lost=0 twice=0 reordered=1 pending=0");
        assertThat(link.judged().isGood(Promise.NOTHING_IS_LOST)).isFalse();
    }

    @Test
    void aGapAmongNotificationsIsFound() {
        Link link = Link.of(0);
        link.notes = 4;
        link.notesCame.came(0);
        link.notesCame.came(3);

        assertThat(link.judged().lost()).isEqualTo(2);
        assertThat(link.judged(Promise.EVERYBODY_IS_TOLD).lost()).isZero();
    }

    @Test
    void aGapAmongItemsIsFound() {
        Link link = Link.of(0);
        link.items = 3;
        link.itemsCame.came(1);

        assertThat(link.judged().lost()).isEqualTo(2);
    }

    @Test
    void aCallThatIsNeitherHandledNorAnsweredIsLostAndPending() {
        Link link = Link.of(5);
        link.calls.begin();

        assertThat(link.judged().line(0)).isEqualTo("calls=6 cuts=0 lost=1 twice=0 reordered=0 pending=1");
    }

    @Test
    void aCallThatIsHandledAndNotAnsweredIsPending() {
        Link link = Link.of(5);
        link.callsCame.came(link.calls.begin());

        assertThat(link.judged().line(0)).isEqualTo("calls=6 cuts=0 lost=0 twice=0 reordered=0 pending=1");
    }

    @Test
    void anAnswerToACallThatWasNotHandledIsFound() {
        Link link = Link.of(5);
        link.calls.end(link.calls.begin(), Ending.ANSWERED);

        assertThat(link.judged().line(0)).isEqualTo("calls=6 cuts=0 lost=1 twice=0 reordered=0 pending=0");
        assertThat(link.judged(Promise.EVERYBODY_IS_TOLD).isGood(Promise.EVERYBODY_IS_TOLD))
                .isFalse();
    }

    @Test
    void whoeverIsToldAfterALostSessionMustBeToldTheTruth() {
        for (Ending ending : new Ending[] {Ending.NOT_SENT, Ending.UNKNOWN, Ending.RECEIVED, Ending.STRANGE}) {
            List<Boolean> goodIf = new ArrayList<>();
            for (boolean handled : new boolean[] {false, true}) {
                Link link = Link.of(2);
                int number = link.calls.begin();
                if (handled) {
                    link.callsCame.came(number);
                }
                link.calls.end(number, ending);
                assertThat(link.judged().isGood(Promise.NOTHING_IS_LOST)).isFalse();
                goodIf.add(link.judged(Promise.EVERYBODY_IS_TOLD).isGood(Promise.EVERYBODY_IS_TOLD));
            }
            assertThat(goodIf)
                    .as("%s of a call that was not handled, and of one that was", ending)
                    .containsExactly(
                            ending == Ending.NOT_SENT || ending == Ending.UNKNOWN,
                            ending == Ending.UNKNOWN || ending == Ending.RECEIVED);
        }
    }

    @Test
    void theSumOfTheOutcomesIsTheSumOfTheCalls() {
        Link link = Link.of(2);
        link.calls.end(link.calls.begin(), Ending.NOT_SENT);
        link.callsCame.came(link.calls.begin());
        link.calls.end(3, Ending.RECEIVED);
        link.calls.end(link.calls.begin(), Ending.UNKNOWN);

        assertThat(link.judged(Promise.EVERYBODY_IS_TOLD).outcomes(1))
                .isEqualTo(
                        "calls=5 outages=1 answered=2 not_sent=1 unknown=1 received=1 other=0 untrue=0 twice=0 pending=0");
    }

    @Test
    void aBookThatIsMissingIsNotOverlooked() {
        Page alone = new Page(
                Side.SERVER,
                3,
                0,
                new Calls().endings(),
                0,
                0,
                new Arrivals().page(),
                new Arrivals().page(),
                new Arrivals().page());

        assertThatThrownBy(() -> Verdict.of(List.of(alone), Promise.NOTHING_IS_LOST))
                .hasMessage("The book of client 3 at the CLIENT is missing.");
    }
}
