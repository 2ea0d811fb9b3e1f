package dev.duplexrpc.peer;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.protocol.Contracts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every method an endpoint serves, found by the bytes of its name. Immutable. */
final class MethodTable implements Contracts {

    private final JsonNames names;
    private final ServedMethod[] methods;

    private MethodTable(JsonNames names, ServedMethod[] methods) {
        this.names = names;
        this.methods = methods;
    }

    static MethodTable of(List<RpcService> services) {
        Map<String, ServedMethod> byName = new LinkedHashMap<>();
        Map<String, String> owners = new LinkedHashMap<>();
        for (RpcService service : services) {
            for (RpcService.Served served : service.methods()) {
                for (ServedMethod method : ServedMethod.of(served)) {
                    String owner = owners.putIfAbsent(method.name(), service.name());
                    if (owner != null) {
                        throw new IllegalArgumentException("The method '" + method.name() + "' is served twice: by '"
                                + owner + "' and by '" + service.name() + "'. Serve one of them only.");
                    }
                    byName.put(method.name(), method);
                }
            }
        }
        return new MethodTable(
                JsonNames.of(byName.keySet().toArray(String[]::new)),
                byName.values().toArray(ServedMethod[]::new));
    }

    @Override
    public JsonNames methods() {
        return names;
    }

    @Override
    public JsonCodec<?> params(int method) {
        return methods[method].params();
    }

    ServedMethod method(int index) {
        return methods[index];
    }
}
