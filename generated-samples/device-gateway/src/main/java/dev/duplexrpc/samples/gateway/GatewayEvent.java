package dev.duplexrpc.samples.gateway;

import dev.duplexrpc.samples.gateway.api.DeviceEvent;
import dev.duplexrpc.samples.gateway.api.DeviceInfo;

/** What the gateway tells its one callback. */
sealed interface GatewayEvent {
    /** A device is there, and can be called. */
    record Arrived(DeviceInfo device) implements GatewayEvent {}

    /** A device reports something. */
    record Reported(String serialNumber, DeviceEvent event) implements GatewayEvent {}

    /** A device is not there any more. */
    record Left(String serialNumber) implements GatewayEvent {}
}
