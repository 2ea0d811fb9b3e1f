package dev.duplexrpc.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For the runtime's own two ends: the variables of the environment that stand for options. */
public final class Variables {

    private static final Logger LOG = LoggerFactory.getLogger(Variables.class);

    private Variables() {}

    /**
     * The variables of these options, with the keys that they stand for: {@code maxMessageBytes} behind {@code DUPLEXRPC_CLIENT_} is {@code
     * DUPLEXRPC_CLIENT_MAX_MESSAGE_BYTES}, and its member {@code host} of {@code proxy} is {@code DUPLEXRPC_CLIENT_PROXY_HOST}.
     *
     * @param keys that there are, and what their values consist of if that is several
     */
    public static SortedMap<String, String> of(Map<String, List<String>> keys, String beginning) {
        SortedMap<String, String> variables = new TreeMap<>();
        keys.forEach((key, members) -> {
            variables.put(beginning + variable(key), key);
            members.forEach(member -> variables.put(beginning + variable(key + "." + member), key + "." + member));
        });
        return variables;
    }

    private static String variable(String key) {
        return key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** What the environment sets of those that begin so. What Kubernetes has put there is left out, and said once. */
    public static SortedMap<String, String> given(Map<String, String> environment, String beginning) {
        SortedMap<String, String> given = new TreeMap<>();
        List<String> links = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (!name.startsWith(beginning)) {
                return;
            }
            if (ServiceLinks.isOne(name.substring(beginning.length()), value)) {
                links.add(name);
            } else {
                given.put(name, value);
            }
        });
        if (!links.isEmpty()) {
            LOG.warn(
                    "Kubernetes tells of a Service in variables that are named as options are, which are ignored: {}. Name the Service otherwise, or set 'enableServiceLinks: false'.",
                    links);
        }
        return given;
    }
}
