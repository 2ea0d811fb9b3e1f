package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.JavaType.Reference;

/** The classes that generated code uses: those of the runtime, by name since the generator does not depend on it, and the JDK's. */
final class Library {
    static final ClassName CALL_CONTEXT = root("CallContext");
    static final ClassName CALL_OPTIONS = root("CallOptions");
    static final ClassName NO_PARAMS = root("NoParams");
    static final ClassName OMITTABLE = root("Omittable");
    static final ClassName OUTBOX_POLICY = root("OutboxPolicy");
    static final ClassName REMOTE = root("Remote");
    static final ClassName RPC_DOCUMENT = root("RpcDocument");
    static final ClassName RPC_ERROR_TYPE = root("RpcErrorType");
    static final ClassName RPC_EXCEPTION = root("RpcException");
    static final ClassName RPC_METHOD = root("RpcMethod");
    static final ClassName RPC_SERVICE = root("RpcService");
    static final ClassName RUNTIME_VERSION = root("RuntimeVersion");
    static final ClassName SUBSCRIBER = root("Subscriber");
    static final ClassName SUBSCRIPTION = root("Subscription");
    static final ClassName SUBSCRIPTION_METHOD = root("SubscriptionMethod");

    static final ClassName BASE64_BYTES = json("Base64Bytes");
    static final ClassName CODECS = json("Codecs");
    static final ClassName COPIES = json("Copies");
    static final ClassName JSON = json("Json");
    static final ClassName JSON_CODEC = json("JsonCodec");
    static final ClassName JSON_KIND = json("JsonKind");
    static final ClassName JSON_NAMES = json("JsonNames");
    static final ClassName JSON_READER = json("JsonReader");
    static final ClassName JSON_WRITER = json("JsonWriter");
    static final ClassName MEMBER_NAMES = json("MemberNames");
    static final ClassName REQUIRED = json("Required");

    static final ClassName CONSUMER = ClassName.of("java.util.function", "Consumer");
    static final ClassName LIST = ClassName.of("java.util", "List");
    static final ClassName SET = ClassName.of("java.util", "Set");
    static final ClassName MAP = ClassName.of("java.util", "Map");
    static final ClassName OBJECTS = ClassName.of("java.util", "Objects");
    static final ClassName PATTERN = ClassName.of("java.util.regex", "Pattern");
    static final ClassName FUTURE = ClassName.of("java.util.concurrent", "CompletableFuture");

    static final Reference STRING = JavaType.of(String.class);
    static final Reference BIG_INTEGER = JavaType.of(java.math.BigInteger.class);
    static final Reference BIG_DECIMAL = JavaType.of(java.math.BigDecimal.class);

    private Library() {}

    static Reference codecOf(JavaType type) {
        return JavaType.of(JSON_CODEC, type);
    }

    private static ClassName root(String simpleName) {
        return ClassName.of("dev.duplexrpc", simpleName);
    }

    private static ClassName json(String simpleName) {
        return ClassName.of("dev.duplexrpc.json", simpleName);
    }
}
