package dev.duplexrpc.codegen.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The local variables of a codec's method: one for each component, called as the component is unless the method itself needs
 * that name, or a package begins with it (a variable {@code java} would hide {@code java.util}).
 */
final class Locals {
    private static final Set<String> TAKEN =
            Set.of("in", "out", "value", "member", "reader", "element", "more", "size", "otherMembers", "rest");

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> flags = new HashMap<>();
    private final Set<String> taken = new HashSet<>(TAKEN);

    Locals(List<Component> components, Set<String> packageRoots) {
        taken.addAll(packageRoots);
        for (Component component : components) {
            variables.put(component.name(), free(component.name(), taken));
        }
        for (Component component : components) {
            String name = component.name();
            String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            flags.put(name, free("has" + capitalised, taken));
        }
    }

    /** The variable that holds this component. */
    String of(Component component) {
        return variables.getOrDefault(component.name(), component.name());
    }

    /** The variable that tells whether this component came. */
    String flag(Component component) {
        return flags.getOrDefault(component.name(), component.name());
    }

    /** A variable for something that is no component, called so unless a component is. */
    String another(String wanted) {
        return free(wanted, taken);
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        while (!taken.add(name)) {
            name = name + "_";
        }
        return name;
    }
}
