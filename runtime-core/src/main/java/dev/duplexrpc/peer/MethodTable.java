package dev.duplexrpc.peer;

import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.protocol.Contracts;
import dev.duplexrpc.protocol.ControlMessages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every method an endpoint serves, found by the bytes of its name: those of its services first, then those of the runtime itself. Immutable. */
final class MethodTable implements Contracts {

    private static final Logger LOG = LoggerFactory.getLogger(MethodTable.class);

    private final JsonNames names;
    private final ServedMethod[] methods;

    /** Where the methods begin that are for the connection itself. */
    private final int firstControl;

    private final ServedMethod.@Nullable Fallback fallback;

    private MethodTable(
            JsonNames names, ServedMethod[] methods, int firstControl, ServedMethod.@Nullable Fallback fallback) {
        this.names = names;
        this.methods = methods;
        this.firstControl = firstControl;
        this.fallback = fallback;
    }

    /** @param document what describes all of it, null for that of the only service which has one */
    static MethodTable of(List<RpcService> services, @Nullable RpcDocument document) {
        Map<String, ServedMethod> byName = new LinkedHashMap<>();
        Map<String, String> owners = new LinkedHashMap<>();
        for (RpcService service : services) {
            for (RpcService.Served served : service.methods()) {
                for (ServedMethod method : ServedMethod.of(served, service)) {
                    String owner = owners.putIfAbsent(method.name(), service.name());
                    if (owner != null) {
                        throw new IllegalArgumentException("The method '" + method.name() + "' is served twice: by '"
                                + owner + "' and by '" + service.name() + "'. Serve one of them only.");
                    }
                    refuseReserved(method.name(), service.name());
                    byName.put(method.name(), method);
                }
            }
        }
        RpcDocument described = document == null ? documentOf(services) : document;
        if (described != null) {
            byName.putIfAbsent(ControlMessages.DISCOVER, ServedMethod.discovering(described));
        }
        int firstControl = byName.size();
        for (Control control : Control.ALL) {
            byName.putIfAbsent(control.name(), control);
        }
        return new MethodTable(
                JsonNames.of(byName.keySet().toArray(String[]::new)),
                byName.values().toArray(ServedMethod[]::new),
                firstControl,
                fallbackOf(services));
    }

    private static void refuseReserved(String method, String service) {
        if (Control.isReserved(method)) {
            throw new IllegalArgumentException("The service '" + service + "' serves '" + method
                    + "', which the runtime keeps for itself: give the method another name.");
        }
    }

    private static @Nullable RpcDocument documentOf(List<RpcService> services) {
        RpcDocument only = RpcService.documentOf(services);
        if (only == null && services.stream().anyMatch(service -> service.document() != null)) {
            LOG.warn(
                    "Several services bring OpenRPC documents, so rpc.discover is not answered: give the endpoint one that describes them all.");
        }
        return only;
    }

    private static ServedMethod.@Nullable Fallback fallbackOf(List<RpcService> services) {
        ServedMethod.Fallback found = null;
        for (RpcService service : services) {
            RpcService.Fallback fallback = service.fallback();
            if (fallback != null) {
                if (found != null) {
                    throw new IllegalArgumentException("The service '" + service.name()
                            + "' has a fallback, and another one has too: serve one of them only.");
                }
                found = ServedMethod.Fallback.of(fallback);
            }
        }
        return found;
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

    /** Whether a method is for the connection itself and not for a handler. */
    boolean isControl(int index) {
        return index >= firstControl;
    }

    Control control(int index) {
        return (Control) methods[index];
    }

    /** Who handles what has no index, null if nobody. */
    ServedMethod.@Nullable Fallback fallback() {
        return fallback;
    }
}
