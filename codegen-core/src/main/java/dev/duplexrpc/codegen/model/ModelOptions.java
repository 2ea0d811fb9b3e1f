package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.MethodModel.OutboxPolicy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about documents from outside, for those who generate from documents that they do not own. Schemas are named
 * by the key of their component ({@code Pet}), by pointer ({@code #/components/schemas/Pet}) or by file and pointer
 * ({@code pets.json#/components/schemas/Pet}); methods by their name on the wire, in which {@code *} stands for anything.
 *
 * @param grouping which methods become one interface; all of a document by default
 * @param serviceName name of the interface of a whole document; by default its title decides
 * @param serviceNames names of interfaces by what they are named after otherwise: a title, a tag, a prefix
 * @param schemaNames Java names of types, as {@code x-java-name} gives them
 * @param methodNames Java names of methods
 * @param memberNames Java names of members, values of enumerations and parameters, by the schema or method with a slash and their
 *     own name: {@code Pet/kind}, {@code getPet/id}
 * @param types Java types that are used instead of generated ones: {@code x-java-type}, and types that a dependency holds
 * @param formats Java types for values of {@code format}
 * @param numbers what numbers become
 * @param reverse interfaces of the methods that the other side calls
 * @param idempotent methods that may be sent again, and subscriptions that may be made again, as {@code x-idempotent}
 * @param tags discriminating members of unions, as {@code x-discriminator}
 * @param subscriptions methods that open a stream, as {@code x-subscription}
 * @param progress what methods tell of how a call goes on, as {@code x-progress}: references to schemas, as a {@code $ref} at the root of the document would write them
 * @param outboxPolicies what becomes of what is not taken in time, as {@code x-outbox-policy}
 * @param singleItems what {@code items: [X]} without {@code maxItems} means; a list by default
 * @param packages which packages there are; one by default
 */
public record ModelOptions(
        Grouping grouping,
        @Nullable String serviceName,
        Map<String, String> serviceNames,
        Map<String, String> schemaNames,
        Map<String, String> methodNames,
        Map<String, String> memberNames,
        Map<String, JavaType> types,
        Map<String, JavaType> formats,
        NumberStyle numbers,
        List<ReverseService> reverse,
        Set<String> idempotent,
        Map<String, TagChoice> tags,
        Map<String, SubscriptionChoice> subscriptions,
        Map<String, String> progress,
        Map<String, OutboxPolicy> outboxPolicies,
        SingleItems singleItems,
        PackageLayout packages) {
    public static final ModelOptions DEFAULTS = builder().build();

    public ModelOptions {
        serviceNames = Map.copyOf(serviceNames);
        schemaNames = Map.copyOf(schemaNames);
        methodNames = Map.copyOf(methodNames);
        memberNames = Map.copyOf(memberNames);
        types = Map.copyOf(types);
        formats = Map.copyOf(formats);
        reverse = List.copyOf(reverse);
        idempotent = Set.copyOf(idempotent);
        tags = Map.copyOf(tags);
        subscriptions = Map.copyOf(subscriptions);
        progress = Map.copyOf(progress);
        outboxPolicies = Map.copyOf(outboxPolicies);
        Stream.of(
                        serviceNames.values(),
                        schemaNames.values(),
                        serviceName == null ? List.<String>of() : List.of(serviceName))
                .flatMap(Collection::stream)
                .forEach(name -> require(JavaNames.isType(name), name, "a type"));
        reverse.forEach(service -> require(JavaNames.isType(service.name()), service.name(), "a type"));
        methodNames.values().forEach(name -> require(JavaNames.isIdentifier(name), name, "a method"));
        memberNames.values().forEach(name -> require(JavaNames.isIdentifier(name), name, "a member"));
        Stream.of(types.values(), formats.values())
                .flatMap(Collection::stream)
                .forEach(type -> requireQualified(type.name()));
    }

    private static void require(boolean legal, String name, String thing) {
        if (!legal) {
            throw new IllegalArgumentException("The name '" + name + "' of the configuration is none that " + thing
                    + " could have in Java; write letters and digits, and no keyword.");
        }
    }

    private static void requireQualified(String name) {
        if (!JavaNames.isQualified(name)) {
            throw new IllegalArgumentException("The name '" + name
                    + "' of the configuration is none that a class could have in Java; write it with its package.");
        }
    }

    /** The two readings of {@code items: [X]}. */
    public enum SingleItems {
        /** A list of X, as tools write it that derive documents from programs. */
        LIST,
        /** A tuple that begins with an X, as JSON Schema has it. */
        TUPLE
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects options; what is not set keeps its default. */
    public static final class Builder {
        private Grouping grouping = new Grouping.WholeDocument();
        private @Nullable String serviceName;
        private final Map<String, String> serviceNames = new LinkedHashMap<>();
        private final Map<String, String> schemaNames = new LinkedHashMap<>();
        private final Map<String, String> methodNames = new LinkedHashMap<>();
        private final Map<String, String> memberNames = new LinkedHashMap<>();
        private final Map<String, JavaType> types = new LinkedHashMap<>();
        private final Map<String, JavaType> formats = new LinkedHashMap<>();
        private NumberStyle numbers = NumberStyle.DEFAULTS;
        private List<ReverseService> reverse = List.of();
        private final Set<String> idempotent = new LinkedHashSet<>();
        private final Map<String, TagChoice> tags = new LinkedHashMap<>();
        private final Map<String, SubscriptionChoice> subscriptions = new LinkedHashMap<>();
        private final Map<String, String> progress = new LinkedHashMap<>();
        private final Map<String, OutboxPolicy> outboxPolicies = new LinkedHashMap<>();
        private SingleItems singleItems = SingleItems.LIST;
        private PackageLayout packages = PackageLayout.FLAT;

        private Builder() {}

        public Builder grouping(Grouping value) {
            grouping = value;
            return this;
        }

        public Builder serviceName(String value) {
            serviceName = value;
            return this;
        }

        public Builder serviceName(String group, String javaName) {
            serviceNames.put(group, javaName);
            return this;
        }

        public Builder memberName(String member, String javaName) {
            memberNames.put(member, javaName);
            return this;
        }

        public Builder schemaName(String schema, String javaName) {
            schemaNames.put(schema, javaName);
            return this;
        }

        public Builder methodName(String method, String javaName) {
            methodNames.put(method, javaName);
            return this;
        }

        public Builder type(String schema, JavaType type) {
            types.put(schema, type);
            return this;
        }

        public Builder format(String format, JavaType type) {
            formats.put(format, type);
            return this;
        }

        /** Changes what numbers become. */
        public Builder numbers(UnaryOperator<NumberStyle> change) {
            numbers = change.apply(numbers);
            return this;
        }

        public Builder reverse(List<ReverseService> services) {
            reverse = services;
            return this;
        }

        public Builder idempotent(String method) {
            idempotent.add(method);
            return this;
        }

        public Builder tag(String schema, TagChoice tag) {
            tags.put(schema, tag);
            return this;
        }

        public Builder subscription(String method, SubscriptionChoice subscription) {
            subscriptions.put(method, subscription);
            return this;
        }

        public Builder progress(String method, String schema) {
            progress.put(method, schema);
            return this;
        }

        public Builder outboxPolicy(String method, OutboxPolicy policy) {
            outboxPolicies.put(method, policy);
            return this;
        }

        public Builder singleItems(SingleItems value) {
            singleItems = value;
            return this;
        }

        public Builder packages(PackageLayout value) {
            packages = value;
            return this;
        }

        public ModelOptions build() {
            return new ModelOptions(
                    grouping,
                    serviceName,
                    serviceNames,
                    schemaNames,
                    methodNames,
                    memberNames,
                    types,
                    formats,
                    numbers,
                    reverse,
                    idempotent,
                    tags,
                    subscriptions,
                    progress,
                    outboxPolicies,
                    singleItems,
                    packages);
        }
    }
}
