package dev.duplexrpc.benchmarks.chaos;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What both books of each link say when they are laid side by side.
 *
 * @param calls how many calls were made
 * @param notes how many notifications
 * @param items how many items of subscriptions
 * @param lost what was sent and should have arrived or been answered, and was not
 * @param twice what came more than once
 * @param reordered what came behind something that was sent later
 * @param pending calls of which nobody was told the end
 * @param untrue calls of whose end something was told that is not so
 * @param endings how the calls ended
 */
record Verdict(
        long calls,
        long notes,
        long items,
        long lost,
        long twice,
        long reordered,
        long pending,
        long untrue,
        Map<Ending, Long> endings) {

    /** Compares the books; there have to be both of each link. */
    static Verdict of(List<Page> pages, Promise promise) {
        Sum sum = new Sum(promise);
        for (Page sender : pages) {
            Page receiver = pages.stream()
                    .filter(page -> page.client() == sender.client()
                            && page.side() == sender.side().other())
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException("The book of client " + sender.client() + " at the "
                            + sender.side().other() + " is missing."));
            sum.add(sender, receiver);
        }
        return sum.verdict();
    }

    boolean isGood(Promise promise) {
        boolean kept = lost == 0 && twice == 0 && pending == 0 && untrue == 0;
        // Where a session was lost, what is sent anew comes behind what was sent in the meantime.
        return kept && (reordered == 0 || promise == Promise.EVERYBODY_IS_TOLD);
    }

    /** The last line of a run in which no session was lost. */
    String line(long cuts) {
        return "calls=" + calls + " cuts=" + cuts + " lost=" + (lost + untrue) + " twice=" + twice + " reordered="
                + reordered + " pending=" + pending;
    }

    /** The last line of a run in which sessions were lost. */
    String outcomes(long outages) {
        return "calls=" + calls + " outages=" + outages + " answered=" + ended(Ending.ANSWERED) + " not_sent="
                + ended(Ending.NOT_SENT) + " unknown="
                + ended(Ending.UNKNOWN) + " received=" + ended(Ending.RECEIVED) + " other=" + ended(Ending.STRANGE)
                + " untrue=" + untrue + " twice="
                + twice + " pending=" + pending;
    }

    private long ended(Ending ending) {
        return endings.getOrDefault(ending, 0L);
    }

    private static final class Sum {
        private final Promise promise;
        private final Map<Ending, Long> endings = new EnumMap<>(Ending.class);
        private long calls;
        private long notes;
        private long items;
        private long lost;
        private long twice;
        private long reordered;
        private long pending;
        private long untrue;

        Sum(Promise promise) {
            this.promise = promise;
        }

        void add(Page sender, Page receiver) {
            calls += sender.called();
            notes += sender.notes();
            items += sender.items();
            for (Page.Came came : List.of(receiver.calls(), receiver.notesCame(), receiver.itemsCame())) {
                twice += came.twice();
                reordered += came.reordered();
            }
            addEndings(sender, receiver.calls().numbers());
            if (promise == Promise.NOTHING_IS_LOST) {
                lost += missing(sender.notes(), receiver.notesCame().numbers());
                lost += missing(sender.items(), receiver.itemsCame().numbers());
            }
        }

        private void addEndings(Page sender, BitSet executed) {
            BitSet open = new BitSet();
            open.set(0, sender.called());
            sender.endings().forEach((ending, numbers) -> {
                endings.merge(ending, (long) numbers.cardinality(), Long::sum);
                open.andNot(numbers);
                untrue += switch (ending) {
                    case ANSWERED, RECEIVED -> without(numbers, executed);
                    case NOT_SENT -> numbers.cardinality() - without(numbers, executed);
                    case UNKNOWN -> 0;
                    case STRANGE -> numbers.cardinality();
                };
                if (promise == Promise.NOTHING_IS_LOST && ending != Ending.ANSWERED && ending != Ending.STRANGE) {
                    lost += numbers.cardinality();
                }
            });
            pending += open.cardinality();
            lost += promise == Promise.NOTHING_IS_LOST ? without(open, executed) : 0;
        }

        private static long missing(int sent, BitSet came) {
            BitSet all = new BitSet();
            all.set(0, sent);
            return without(all, came);
        }

        private static long without(BitSet numbers, BitSet others) {
            BitSet rest = (BitSet) numbers.clone();
            rest.andNot(others);
            return rest.cardinality();
        }

        Verdict verdict() {
            return new Verdict(calls, notes, items, lost, twice, reordered, pending, untrue, endings);
        }
    }
}
