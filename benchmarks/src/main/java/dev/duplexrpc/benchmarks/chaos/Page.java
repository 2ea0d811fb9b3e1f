package dev.duplexrpc.benchmarks.chaos;

import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The book of one end of one client's link, as it is handed to who compares: what it has sent, and what has come.
 *
 * @param side which end it is
 * @param client which client's link
 * @param called how many calls it has made
 * @param endings which of them ended how
 * @param notes how many notifications it has sent
 * @param items how many items it has sent
 * @param calls the calls that came
 * @param notesCame the notifications that came
 * @param itemsCame the items that came
 */
record Page(
        Side side,
        int client,
        int called,
        Map<Ending, BitSet> endings,
        int notes,
        int items,
        Came calls,
        Came notesCame,
        Came itemsCame) {

    /** How the line of a page begins. */
    static final String PREFIX = "page ";

    /**
     * What came of one kind.
     *
     * @param numbers which
     * @param twice how often one came that had come before
     * @param reordered how often one came behind a higher one
     */
    record Came(BitSet numbers, long twice, long reordered) {

        private void write(List<String> words) {
            words.add(text(numbers));
            words.add(Long.toString(twice));
            words.add(Long.toString(reordered));
        }

        private static Came read(Iterator<String> words) {
            return new Came(bits(words.next()), Long.parseLong(words.next()), Long.parseLong(words.next()));
        }
    }

    /** As one line. */
    String line() {
        List<String> words = new ArrayList<>(List.of(side.name(), Integer.toString(client), Integer.toString(called)));
        for (Ending ending : Ending.values()) {
            words.add(text(endings.getOrDefault(ending, new BitSet())));
        }
        words.add(Integer.toString(notes));
        words.add(Integer.toString(items));
        calls.write(words);
        notesCame.write(words);
        itemsCame.write(words);
        return PREFIX + String.join(" ", words);
    }

    static Page parse(String line) {
        Iterator<String> words =
                List.of(line.substring(PREFIX.length()).split(" ")).iterator();
        Side side = Side.valueOf(words.next());
        int client = Integer.parseInt(words.next());
        int called = Integer.parseInt(words.next());
        Map<Ending, BitSet> endings = new EnumMap<>(Ending.class);
        for (Ending ending : Ending.values()) {
            endings.put(ending, bits(words.next()));
        }
        return new Page(
                side,
                client,
                called,
                endings,
                Integer.parseInt(words.next()),
                Integer.parseInt(words.next()),
                Came.read(words),
                Came.read(words),
                Came.read(words));
    }

    // Something always stands between two spaces.
    private static String text(BitSet numbers) {
        return "." + Base64.getEncoder().encodeToString(numbers.toByteArray());
    }

    private static BitSet bits(String text) {
        return BitSet.valueOf(Base64.getDecoder().decode(text.substring(1)));
    }
}
