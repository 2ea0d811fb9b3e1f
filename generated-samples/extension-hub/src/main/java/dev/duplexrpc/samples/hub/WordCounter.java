package dev.duplexrpc.samples.hub;

/** An extension that needs nobody. */
final class WordCounter extends CommandTable {
    WordCounter() {
        add("count", "Counts the words of a text.", WordCounter::count);
    }

    private static String count(String text) {
        return text.isBlank() ? "0 words" : text.strip().split("\\s+").length + " words";
    }
}
