package dev.duplexrpc.samples.gateway;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Session;
import dev.duplexrpc.samples.gateway.api.Device;
import dev.duplexrpc.samples.gateway.api.DeviceInfo;
import dev.duplexrpc.samples.gateway.api.DeviceReports;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The devices that are connected. Who has connected to whom makes no difference here: either way a device is a session. Safe for use by several threads. */
final class Devices {
    private static final int POLICY_VIOLATION = 1008;

    private final Map<String, Session> bySerialNumber = new ConcurrentHashMap<>();
    private final Consumer<GatewayEvent> callback;
    private final CallOptions options;

    Devices(Consumer<GatewayEvent> callback, Duration callTimeout) {
        this.callback = callback;
        this.options = CallOptions.DEFAULTS.withTimeout(callTimeout);
    }

    /** What every device may call. */
    RpcService reports() {
        return DeviceReports.service(
                (serialNumber, event) -> callback.accept(new GatewayEvent.Reported(serialNumber, event)));
    }

    /** Takes in a device that has just been connected, as soon as it has said which one it is. Does not block: it is called on threads that move bytes. */
    void admit(Session session) {
        Device.asyncOver(session).withOptions(options).info().whenComplete((info, failed) -> {
            if (info == null) {
                session.close(POLICY_VIOLATION, "this device does not tell what it is");
            } else {
                add(info, session);
            }
        });
    }

    private void add(DeviceInfo info, Session session) {
        String serialNumber = info.serialNumber();
        bySerialNumber.put(serialNumber, session);
        callback.accept(new GatewayEvent.Arrived(info));
        session.closed().thenRun(() -> {
            // Unless it has come again over another connection.
            if (bySerialNumber.remove(serialNumber, session)) {
                callback.accept(new GatewayEvent.Left(serialNumber));
            }
        });
    }

    /** The device with this serial number, null if it is not there. */
    @Nullable Device find(String serialNumber) {
        Session session = bySerialNumber.get(serialNumber);
        return session == null ? null : Device.over(session).withOptions(options);
    }

    /** In alphabetical order. */
    Set<String> serialNumbers() {
        return new TreeSet<>(bySerialNumber.keySet());
    }
}
