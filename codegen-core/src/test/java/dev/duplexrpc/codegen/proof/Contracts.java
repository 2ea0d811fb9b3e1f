package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.codegen.GeneratedCode;
import dev.duplexrpc.json.JsonCodec;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of compiled contracts by their names on the wire, found in the tables that stubs and dispatchers use. */
public final class Contracts {
    private final Map<String, RpcMethod<?, ?>> methods = new HashMap<>();
    private final Map<String, SubscriptionMethod<?, ?>> subscriptions = new HashMap<>();

    public Contracts(GeneratedCode code) {
        for (String name : code.classNames()) {
            if (name.contains("Methods")) {
                collect(code.type(name));
            }
        }
    }

    private void collect(Class<?> table) {
        for (Field field : table.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            if (field.getType() == RpcMethod.class) {
                RpcMethod<?, ?> method = (RpcMethod<?, ?>) value(field);
                methods.put(method.name(), method);
            } else if (field.getType() == SubscriptionMethod.class) {
                SubscriptionMethod<?, ?> method = (SubscriptionMethod<?, ?>) value(field);
                subscriptions.put(method.name(), method);
            }
        }
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The codec of a method's parameters; null when there is no such method. */
    public @Nullable JsonCodec<?> params(String method) {
        RpcMethod<?, ?> found = methods.get(method);
        SubscriptionMethod<?, ?> subscription = subscriptions.get(method);
        return found != null ? found.params() : subscription != null ? subscription.params() : null;
    }

    /** The codec of a method's result; null when it has none, or a subscription's id. */
    public @Nullable JsonCodec<?> result(String method) {
        RpcMethod<?, ?> found = methods.get(method);
        return found == null || found.isNotification() ? null : found.result();
    }
}
