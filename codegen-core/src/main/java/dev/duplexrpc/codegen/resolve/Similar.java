package dev.duplexrpc.codegen.resolve;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Similar {
    /** Nobody mistypes a longer name by a letter or two, and comparing would cost its length squared. */
    private static final int LONGEST = 100;

    private Similar() {}

    /** The closest of the names, or null when none is close: a third of the letters may differ. */
    public static @Nullable String to(String wanted, Collection<String> names) {
        return to(wanted, names, wanted.length());
    }

    /** The same, where no more than so many letters may differ. */
    public static @Nullable String to(String wanted, Collection<String> names, int most) {
        if (wanted.length() > LONGEST) {
            return null;
        }
        String best = null;
        int bestDistance = Math.min(most, Math.max(1, wanted.length() / 3)) + 1;
        for (String name : names) {
            if (Math.abs(name.length() - wanted.length()) < bestDistance) {
                int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
                if (distance < bestDistance) {
                    best = name;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    /** Levenshtein's distance, one row at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[b.length()];
    }
}
