package dev.duplexrpc.benchmarks.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The {@code --name value} pairs of a command line. A name nobody asked for is an error: it is usually a typing error. */
public final class Options {
    private final Map<String, String> given = new HashMap<>();
    private final Set<String> known = new TreeSet<>();

    private Options() {}

    public static Options of(List<String> arguments) {
        Options options = new Options();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!name.startsWith("--") || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("'" + name + "' is not an option with a value; write --name value.");
            }
            options.given.put(name, arguments.get(i + 1));
        }
        return options;
    }

    public String text(String name, String otherwise) {
        known.add(name);
        return given.getOrDefault(name, otherwise);
    }

    public int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    /** Whether the option is given as {@code yes}. Default: no. */
    public boolean is(String name) {
        return text(name, "no").equals("yes");
    }

    /** To be called when every option has been asked for. */
    public void refuseOthers() {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "There is no option " + name + "; there are " + String.join(", ", known) + ".");
            }
        }
    }
}
