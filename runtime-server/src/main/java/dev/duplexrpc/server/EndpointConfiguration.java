package dev.duplexrpc.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import dev.duplexrpc.configuration.Nearest;
import dev.duplexrpc.configuration.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file and the environment say of the endpoints beside the default one. It is kept until the server starts: only then is it known which endpoints there are, and so what a
 * variable is about.
 */
final class EndpointConfiguration {

    /** Behind this comes the path, then the option. */
    static final String VARIABLE = Configuration.VARIABLE + "ENDPOINTS_";

    private final Path folder;
    private final Map<String, ConfigObject> objects = new LinkedHashMap<>();
    private final Map<String, String> variables = new TreeMap<>();

    /** @param folder what the names of files are relative to */
    EndpointConfiguration(Path folder) {
        this.folder = folder;
    }

    /** The file has this about an endpoint. */
    void add(String path, ConfigObject object) {
        objects.put(path, object);
    }

    /** The environment has this about some endpoint. */
    void add(String variable, String value) {
        variables.put(variable, value);
    }

    /** How variables call a path: {@code /admin/v1} is {@code ADMIN_V1}. */
    private static String name(String path) {
        return path.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "").toUpperCase(Locale.ROOT);
    }

    /**
     * Finds the endpoint of each variable.
     *
     * @param served the paths that the program serves beside the default one
     * @param problems gets what is about none of them, or cannot be set
     */
    void resolve(Collection<String> served, String defaultPath, Collection<String> problems) {
        for (String path : objects.keySet()) {
            if (!served.contains(path)) {
                problems.add("The configuration has options of an endpoint that the program does not serve: "
                        + Nearest.unknown(path, served.isEmpty() ? List.of(defaultPath) : served));
            }
        }
        Map<String, String> keys = Configuration.variables(OptionKeys.ENDPOINT.keySet(), "");
        variables.forEach((variable, value) -> resolve(variable, value, served, keys, problems));
        for (String path : served) {
            Configuration.tryOut(objects.get(path), folder, problems);
        }
    }

    private void resolve(
            String variable,
            String value,
            Collection<String> served,
            Map<String, String> keys,
            Collection<String> problems) {
        List<String> called = new ArrayList<>();
        List<String> meant = new ArrayList<>();
        String key = "";
        for (String path : served) {
            String beginning = VARIABLE + name(path) + "_";
            if (variable.startsWith(beginning)) {
                called.add(path);
                String known = keys.get(variable.substring(beginning.length()));
                if (known != null) {
                    meant.add(path);
                    key = known;
                }
            }
        }
        if (meant.size() == 1) {
            String path = meant.get(0);
            ConfigObject before = objects.get(path);
            Config object = before == null ? ConfigFactory.empty() : before.toConfig();
            objects.put(
                    path,
                    object.withValue(key, Setting.from(value, "environment variable " + variable))
                            .root());
        } else if (meant.size() > 1) {
            problems.add("The environment: '" + variable + "' could be about each of the endpoints "
                    + String.join(" and ", meant) + ": set it in the file.");
        } else if (called.isEmpty()) {
            problems.add("The environment: '" + variable + "' is about no endpoint that the program serves: "
                    + (served.isEmpty()
                            ? "there is only the default one, whose variables have no ENDPOINTS."
                            : "there are " + beginnings(served) + "."));
        } else {
            String beginning = VARIABLE + name(called.get(0)) + "_";
            problems.add("The environment: "
                    + Nearest.unknown(
                            variable,
                            keys.keySet().stream()
                                    .map(beginning::concat)
                                    .sorted()
                                    .toList()));
        }
    }

    private static String beginnings(Collection<String> served) {
        return String.join(
                ", ",
                served.stream()
                        .map(path -> VARIABLE + name(path) + "_… for " + path)
                        .toList());
    }

    /** Sets what is said of this endpoint, behind what the program says. */
    void apply(String path, EndpointBuilder builder) {
        Configuration.apply(objects.get(path), folder, builder, new ArrayList<>());
    }
}
