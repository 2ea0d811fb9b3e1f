package dev.duplexrpc.samples.gateway;

import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.gateway.api.Alarm;
import dev.duplexrpc.samples.gateway.api.Device;
import dev.duplexrpc.samples.gateway.api.DeviceEvent;
import dev.duplexrpc.samples.gateway.api.DeviceReports;
import dev.duplexrpc.samples.gateway.api.PointChanged;
import dev.duplexrpc.samples.gateway.api.PointValue;
import dev.duplexrpc.samples.gateway.api.ReadOnlyPointException;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Runs a gateway with two devices: it connects to one, and the other one connects to it. */
public final class GatewayDemo {
    private GatewayDemo() {}

    /** Takes the name of a configuration file, or that of this sample. */
    public static void main(String[] arguments) throws InterruptedException {
        Path file = Path.of(arguments.length == 0 ? "gateway.conf" : arguments[0]);
        tour(GatewayOptions.read(file), System.out::println);
    }

    static void tour(GatewayOptions options, Consumer<String> report) throws InterruptedException {
        Thermostat cellar = new Thermostat("FD2-00001", "12.5");
        Thermostat attic = new Thermostat("FD2-00002", "24");
        Sessions gateways = new Sessions();
        BlockingQueue<GatewayEvent> events = new LinkedBlockingQueue<>();

        try (DuplexServer cellarServer = cellar.listen(gateways);
                DeviceGateway gateway = new DeviceGateway(
                        options.withDevices(List.of("ws://localhost:" + cellarServer.port() + "/")), events::add)) {
            report.accept(describe(events.take()));
            try (DuplexClient atticClient = attic.connect(Objects.requireNonNull(gateway.url()))) {
                report.accept(describe(events.take()));

                for (String serialNumber : gateway.devices().serialNumbers()) {
                    report.accept(warmUp(
                            serialNumber,
                            Objects.requireNonNull(gateway.devices().find(serialNumber))));
                }

                cellar.measure("13", DeviceReports.over(gateways.all()));
                report.accept(describe(events.take()));
                attic.measure("23.5", DeviceReports.over(atticClient));
                report.accept(describe(events.take()));
            }
            report.accept(describe(events.take()));
        }
    }

    private static String warmUp(String serialNumber, Device device) {
        PointValue wanted =
                device.write(Thermostat.WANTED, Thermostat.degrees("21.5")).value();
        try {
            device.write(Thermostat.TEMPERATURE, wanted);
            return serialNumber + " has been warmed by magic.";
        } catch (ReadOnlyPointException e) {
            return serialNumber + " is asked for " + text(wanted) + " degrees; its temperature cannot be written: "
                    + e.getMessage();
        }
    }

    private static String describe(GatewayEvent event) {
        if (event instanceof GatewayEvent.Arrived arrived) {
            return arrived.device().serialNumber() + " is there, firmware "
                    + arrived.device().firmware() + ".";
        }
        if (event instanceof GatewayEvent.Reported reported) {
            return reported.serialNumber() + " reports: " + describe(reported.event()) + ".";
        }
        return ((GatewayEvent.Left) event).serialNumber() + " is gone.";
    }

    private static String describe(DeviceEvent event) {
        if (event instanceof PointChanged changed) {
            return changed.reading().point() + " is " + text(changed.reading().value()) + ", "
                    + changed.reading().quality().known();
        }
        // What a newer device says and this program does not know is kept and can be shown, too.
        return event instanceof Alarm alarm ? alarm.text() : event.toString();
    }

    private static String text(PointValue value) {
        return value instanceof PointValue.OfNumber number ? number.value().toPlainString() : value.toString();
    }
}
