package dev.duplexrpc.codegen.name;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that generated code needs for itself. The lists only ever shrink: a name that is added renames what users call. */
final class ReservedNames {
    /**
     * Classes that generated code, and everybody who uses it, calls by their simple names. A schema of that name gets
     * {@code Type} appended; all other clashes are settled by writing a longer name where it matters.
     */
    static final Set<String> TYPES = Set.of(
            // java.lang
            "Object",
            "String",
            "Integer",
            "Long",
            "Double",
            "Boolean",
            "Void",
            "Number",
            "Byte",
            "Short",
            "Float",
            "Character",
            "Enum",
            "Record",
            "Class",
            "Override",
            "Deprecated",
            "SuppressWarnings",
            "Iterable",
            "Comparable",
            "Exception",
            "Throwable",
            "RuntimeException",
            "IllegalStateException",
            "IllegalArgumentException",
            "UnsupportedOperationException",
            "StringBuilder",
            "System",
            "Math",
            "Thread",
            // java.*
            "List",
            "Map",
            "Set",
            "Objects",
            "Arrays",
            "Optional",
            "BigInteger",
            "BigDecimal",
            "OffsetDateTime",
            "LocalDate",
            "Duration",
            "UUID",
            "URI",
            "Pattern",
            "CompletableFuture",
            "Generated",
            // JSpecify
            "Nullable",
            "NullMarked",
            // the runtime
            "Bytes",
            "CallOptions",
            "Codecs",
            "Copies",
            "Json",
            "JsonCodec",
            "JsonKind",
            "JsonNames",
            "JsonReader",
            "JsonWriter",
            "NoParams",
            "Omittable",
            "Remote",
            "Required",
            "RpcErrorType",
            "RpcException",
            "RpcMethod",
            "RpcService",
            "RuntimeVersion",
            "Subscriber",
            "Subscription",
            "SubscriptionMethod",
            // nested in what is generated
            "Async",
            "Builder",
            "Codec",
            "Known",
            "Unknown");

    /** The methods of every object that take nothing, and so could be meant by the accessor of a component. */
    private static final Set<String> OF_OBJECTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** What no component of a record may be called, and the accessors that every generated record has. */
    static final Set<String> MEMBERS = with(OF_OBJECTS, "builder", "codec", "toBuilder", "otherMembers");

    /** What every object has, and the static and default methods of a generated interface. */
    static final Set<String> METHODS =
            with(OF_OBJECTS, "equals", "over", "asyncOver", "service", "asyncService", "withOptions");

    private ReservedNames() {}

    private static Set<String> with(Set<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
