package dev.duplexrpc.json;

/** Words for how many of something there may be. */
final class Bounds {
    private Bounds() {}

    static String count(int min, int max, String noun) {
        if (min == max) {
            return "exactly " + counted(min, noun);
        }
        if (max == Integer.MAX_VALUE) {
            return "at least " + counted(min, noun);
        }
        return min == 0 ? "at most " + counted(max, noun) : min + " to " + counted(max, noun);
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
