package dev.duplexrpc.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order of events, each message arrives once and in its place. A failure prints the seed that makes it again. */
class LinkSchedulesTest {

    /** One thing that happens, with a number for the parts of it that vary. */
    record Step(int kind, int which) {

        void doTo(SimulatedLink link) {
            switch (kind) {
                case 0 -> link.client.send(which % 40);
                case 1 -> link.server.send(which % 40);
                case 2, 3 -> link.deliverToServer(which);
                case 4, 5 -> link.deliverToClient(which);
                case 6 -> link.dial();
                case 7 -> link.breaks(which / 4, which % 2 == 0, which % 4 < 2);
                case 8 -> link.client.acknowledge();
                default -> link.server.acknowledge();
            }
        }
    }

    @Property(tries = 100_000, seed = "1")
    void everyMessageArrivesOnceAndInItsPlace(@ForAll("schedules") List<Step> schedule) {
        SimulatedLink link = new SimulatedLink();
        for (Step step : schedule) {
            step.doTo(link);
            assertThat(link.server.got).isEqualTo(link.client.wanted.subList(0, link.server.got.size()));
            assertThat(link.client.got).isEqualTo(link.server.wanted.subList(0, link.client.got.size()));
            assertThat(link.client.link.keptBytes()).isLessThanOrEqualTo(SimulatedLink.WINDOW);
            assertThat(link.server.link.keptBytes()).isLessThanOrEqualTo(SimulatedLink.WINDOW);
        }

        link.settle();

        assertThat(link.server.got).isEqualTo(link.client.wanted);
        assertThat(link.client.got).isEqualTo(link.server.wanted);
        assertThat(link.client.link.keptBytes()).isZero();
        assertThat(link.server.link.keptBytes()).isZero();
        assertThat(link.refused)
                .as("only attempts that were overtaken are refused")
                .isSubsetOf(LostReason.OVERTAKEN, LostReason.WRONG_TOKEN);
    }

    @Provide
    Arbitrary<List<Step>> schedules() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 1000))
                .as(Step::new);
        return step.list().ofMaxSize(150);
    }
}
