package dev.duplexrpc.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** For the runtime's own two ends: guesses what a person meant who has mistyped a name. */
public final class Nearest {

    private Nearest() {}

    /** One sentence. */
    public static String unknown(String name, Collection<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .orElseThrow();
        boolean alike = distance(name, nearest) <= Math.max(2, name.length() / 3);
        return "there is no '" + name + "'"
                + (alike ? "; did you mean '" + nearest + "'?" : "; there are " + String.join(", ", known) + ".");
    }

    /** How many letters one must insert, drop or change, in whichever case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
