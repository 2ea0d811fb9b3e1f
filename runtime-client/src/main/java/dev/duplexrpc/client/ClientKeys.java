package dev.duplexrpc.client;

import dev.duplexrpc.configuration.ConfigurationException;
import dev.duplexrpc.configuration.Section;
import dev.duplexrpc.configuration.Setting;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.Trust;
import dev.duplexrpc.websocket.DeflateOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file may say of a client: each key has the name of the option that it sets, and the option decides what it makes of the value. Options that are code
 * (services, listeners, interceptors) have none. They are set in this order, the address first.
 */
final class ClientKeys {

    static final String SECTION = "duplexrpc.client";

    static final Map<String, BiConsumer<DuplexClientBuilder, Setting>> ALL = all();

    /** The options whose values consist of several, and what these are called. */
    static final Map<String, List<String>> GROUPS = Map.of(
            "reconnect", List.of("firstDelay", "maxDelay", "giveUpAfter", "maxAttempts"),
            "compression", List.of("level", "minBytes", "contextTakeover"),
            "proxy", List.of("host", "port", "user", "password"),
            "trust", List.of("certificates", "trustStore", "password"),
            "identity", List.of("certificates", "privateKey", "keyStore", "password"));

    private ClientKeys() {}

    /** @throws ConfigurationException if anything in it cannot be used */
    static void apply(Path file, Map<String, String> environment, DuplexClientBuilder options) {
        Section section = read(file, environment);
        apply(section, options, true);
        section.end();
    }

    /**
     * A builder for the address that the file or the environment has.
     *
     * @throws ConfigurationException if anything in it cannot be used, or there is no address
     */
    static DuplexClientBuilder builder(Path file, Map<String, String> environment) {
        Section section = read(file, environment);
        if (!section.has("url")) {
            section.refuse(
                    "url", "is missing in " + file + ": it is the address of the server, such as wss://example.org/.");
        }
        // An address that nobody has written, and nobody is told of.
        DuplexClientBuilder builder = new DuplexClientBuilder(Target.of("ws://localhost/"));
        apply(section, builder, false);
        section.end();
        return builder;
    }

    private static Section read(Path file, Map<String, String> environment) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        ALL.keySet().forEach(key -> keys.put(key, GROUPS.getOrDefault(key, List.of())));
        return Section.read(file, SECTION, environment, keys);
    }

    /** @param hasAddress whether there is an address of the server's if the section has none */
    private static void apply(Section section, DuplexClientBuilder options, boolean hasAddress) {
        if (section.has("authorization") && section.has("bearer")) {
            section.refuse("bearer", "says the same as 'authorization': use one of them.");
        }
        if (section.has("alternatives")) {
            // Those of the program are not, and so need not fit the address.
            options.alternatives();
        }
        boolean isAddressKnown =
                section.has("url") ? section.set("url", value -> options.url(value.text())) : hasAddress;
        ALL.forEach((key, option) -> {
            if (key.equals("alternatives") && !isAddressKnown) {
                // Whether they are as encrypted as the first address, nobody can tell.
                section.set(key, value -> Stream.of(value.texts()).forEach(Target::of));
            } else if (!key.equals("url")) {
                section.set(key, value -> option.accept(options, value));
            }
        });
    }

    private static Map<String, BiConsumer<DuplexClientBuilder, Setting>> all() {
        Map<String, BiConsumer<DuplexClientBuilder, Setting>> keys = new LinkedHashMap<>();
        keys.put("url", (options, value) -> options.url(value.text()));
        keys.put("alternatives", (options, value) -> options.alternatives(value.texts()));
        keys.put("connectTimeout", (options, value) -> options.connectTimeout(value.duration()));
        keys.put("reconnect", (options, value) -> options.reconnect(reconnection(value)));
        keys.put("header", (options, value) -> value.namedTexts().forEach(options::header));
        keys.put("authorization", (options, value) -> options.authorization(constant(value)));
        keys.put("bearer", (options, value) -> options.bearer(constant(value)));
        keys.put("credentials", (options, value) -> {
            Json json = value.asJson();
            options.credentials(() -> json);
        });
        keys.put("subprotocols", (options, value) -> options.subprotocols(value.texts()));
        keys.put("compression", (options, value) -> options.compression(compression(value)));
        keys.put("proxy", (options, value) -> options.proxy(proxy(value)));
        keys.put("followRedirects", (options, value) -> options.followRedirects(value.number()));
        keys.put("trust", (options, value) -> options.trust(trust(value)));
        keys.put("identity", (options, value) -> options.identity(identity(value)));
        keys.put("insecureForDevelopment", (options, value) -> options.insecure(value.flag()));
        keys.put("callTimeout", (options, value) -> options.callTimeout(value.duration()));
        keys.put("closeTimeout", (options, value) -> options.closeTimeout(value.duration()));
        keys.put("pingInterval", (options, value) -> options.pingInterval(value.duration()));
        keys.put("idleTimeout", (options, value) -> options.idleTimeout(value.duration()));
        keys.put("messageTimeout", (options, value) -> options.messageTimeout(value.duration()));
        keys.put("writeTimeout", (options, value) -> options.writeTimeout(value.duration()));
        keys.put("notificationTimeout", (options, value) -> options.notificationTimeout(value.duration()));
        keys.put("maxMessageBytes", (options, value) -> options.maxMessageBytes(value.bytes()));
        keys.put("maxInflatedBytes", (options, value) -> options.maxInflatedBytes(value.bytes()));
        keys.put("maxOutboxBytes", (options, value) -> options.maxOutboxBytes(value.bytes()));
        keys.put("maxWaitingBytes", (options, value) -> options.maxWaitingBytes(value.bytes()));
        keys.put("maxLaneBytes", (options, value) -> options.maxLaneBytes(value.bytes()));
        keys.put("maxPingsPerMinute", (options, value) -> options.maxPingsPerMinute(value.number()));
        keys.put("maxPendingCalls", (options, value) -> options.maxPendingCalls(value.number()));
        keys.put("maxRunningCalls", (options, value) -> options.maxRunningCalls(value.number()));
        keys.put("maxRunningBytes", (options, value) -> options.maxRunningBytes(value.bytes()));
        keys.put("maxBatchMessages", (options, value) -> options.maxBatchMessages(value.number()));
        keys.put("maxSubscriptions", (options, value) -> options.maxSubscriptions(value.number()));
        return keys;
    }

    private static Setting.Group group(String option, Setting value) {
        return value.group(Objects.requireNonNull(GROUPS.get(option)));
    }

    private static Supplier<String> constant(Setting value) {
        String text = value.text();
        return () -> text;
    }

    private static Reconnection reconnection(Setting value) {
        if (value.isOneWord()) {
            return value.flag() ? Reconnection.DEFAULTS : Reconnection.NEVER;
        }
        Setting.Group group = group("reconnect", value);
        Reconnection usual = Reconnection.DEFAULTS;
        Duration maxDelay = group.has("maxDelay") ? group.get("maxDelay").duration() : usual.maxDelay();
        Reconnection policy = new Reconnection(
                usual.firstDelay().compareTo(maxDelay) < 0 ? usual.firstDelay() : maxDelay,
                maxDelay,
                group.has("giveUpAfter") ? group.get("giveUpAfter").duration() : usual.giveUpAfter(),
                group.has("maxAttempts") ? group.get("maxAttempts").number() : usual.maxAttempts());
        if (group.has("firstDelay")) {
            Duration firstDelay = group.get("firstDelay").duration();
            return group.has("maxDelay")
                    ? new Reconnection(firstDelay, maxDelay, policy.giveUpAfter(), policy.maxAttempts())
                    : policy.withFirstDelay(firstDelay);
        }
        return policy;
    }

    private static @Nullable DeflateOptions compression(Setting value) {
        DeflateOptions deflate = DeflateOptions.DEFAULTS;
        if (value.isOneWord()) {
            return value.flag() ? deflate : null;
        }
        Setting.Group group = group("compression", value);
        if (group.has("level")) {
            deflate = deflate.withLevel(group.get("level").number());
        }
        if (group.has("minBytes")) {
            deflate = deflate.withMinBytes(group.get("minBytes").bytes());
        }
        boolean takesOver =
                group.has("contextTakeover") && group.get("contextTakeover").flag();
        return takesOver ? deflate.withContextTakeover() : deflate;
    }

    private static HttpProxy proxy(Setting value) {
        Setting.Group group = group("proxy", value);
        HttpProxy proxy =
                HttpProxy.at(group.get("host").text(), group.get("port").number());
        return group.has("user") || group.has("password")
                ? proxy.withCredentials(
                        group.get("user").text(), group.get("password").text())
                : proxy;
    }

    private static Trust trust(Setting value) {
        Setting.Group group = group("trust", value);
        if (group.has("trustStore")) {
            return Trust.keyStore(
                    group.get("trustStore").file(), group.get("password").text().toCharArray());
        }
        return Trust.pem(Arrays.stream(group.get("certificates").texts())
                .map(value::file)
                .toArray(Path[]::new));
    }

    private static Identity identity(Setting value) {
        Setting.Group group = group("identity", value);
        if (group.has("keyStore")) {
            return Identity.keyStore(
                    group.get("keyStore").file(), group.get("password").text().toCharArray());
        }
        return Identity.pem(
                group.get("certificates").file(), group.get("privateKey").file());
    }
}
