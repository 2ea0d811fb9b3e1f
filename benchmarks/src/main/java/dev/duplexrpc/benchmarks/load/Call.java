package dev.duplexrpc.benchmarks.load;

import java.util.Locale;

/**
 * What is called, again and again.
 *
 * @param method its name
 * @param params the text of its parameters
 * @param pets how many pets a right answer holds
 */
record Call(String method, String params, int pets) {
    /** The small call of the comparison: an integer and two strings in, three objects of five members out. */
    static final Call LIST_PETS = new Call("listPets", "{\"limit\":3,\"tags\":[\"dog\",\"small\"]}", 3);

    private static final int FIRST_ID = 1000;

    /** So many pets that their text has about this many bytes, to be stored and returned: the same there and back. */
    static Call storing(int bytes) {
        int length = pet(0).length() + 1;
        int pets = petsIn(bytes);
        StringBuilder text = new StringBuilder(pets * length + 16).append("{\"pets\":[");
        for (int i = 0; i < pets; i++) {
            text.append(i == 0 ? "" : ",").append(pet(i));
        }
        return new Call("storePets", text.append("]}").toString(), pets);
    }

    /** How many pets make a payload of about this many bytes. */
    static int petsIn(int bytes) {
        return Math.max(1, bytes / (pet(0).length() + 1));
    }

    private static String pet(int i) {
        return String.format(
                Locale.ROOT,
                "{\"id\":%d,\"name\":\"Fido\",\"tag\":\"dog\",\"weight\":%.1f,\"vaccinated\":%b}",
                FIRST_ID + i % FIRST_ID,
                3.5 + i % 5,
                i % 2 == 0);
    }
}
