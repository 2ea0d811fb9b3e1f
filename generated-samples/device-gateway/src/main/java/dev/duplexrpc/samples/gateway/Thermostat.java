package dev.duplexrpc.samples.gateway;

import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.gateway.api.Device;
import dev.duplexrpc.samples.gateway.api.DeviceInfo;
import dev.duplexrpc.samples.gateway.api.DeviceReports;
import dev.duplexrpc.samples.gateway.api.PointChanged;
import dev.duplexrpc.samples.gateway.api.PointValue;
import dev.duplexrpc.samples.gateway.api.Quality;
import dev.duplexrpc.samples.gateway.api.ReadOnlyPointException;
import dev.duplexrpc.samples.gateway.api.Reading;
import dev.duplexrpc.samples.gateway.api.UnknownPointException;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.Sessions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A device that is simulated: it knows how warm it is, and how warm it should be. Safe for use by several threads. */
final class Thermostat implements Device {
    static final String TEMPERATURE = "tmp";
    static final String WANTED = "set";

    private final String serialNumber;
    private final Map<String, PointValue> points = new ConcurrentHashMap<>();

    Thermostat(String serialNumber, String temperature) {
        this.serialNumber = serialNumber;
        points.put(TEMPERATURE, degrees(temperature));
        points.put(WANTED, degrees("20"));
    }

    static PointValue degrees(String celsius) {
        return new PointValue.OfNumber(new BigDecimal(celsius));
    }

    /** Connects to a gateway. */
    DuplexClient connect(String url) {
        return DuplexClient.builder(url).serve(Device.service(this)).connect();
    }

    /** Waits for a gateway to connect. */
    DuplexServer listen(Sessions gateways) {
        return DuplexServer.builder()
                .port(0)
                .sessions(gateways)
                .serve(Device.service(this))
                .start();
    }

    /** It gets warmer or colder, and the gateway is told. */
    void measure(String temperature, DeviceReports gateway) {
        points.put(TEMPERATURE, degrees(temperature));
        gateway.happened(
                serialNumber,
                PointChanged.builder().k("chg").reading(read(TEMPERATURE)).build());
    }

    @Override
    public DeviceInfo info() {
        return DeviceInfo.builder()
                .serialNumber(serialNumber)
                .model("TH-20")
                .firmware(new FirmwareVersion(2, 4, 1))
                .points(List.of(TEMPERATURE, WANTED))
                .build();
    }

    @Override
    public Reading read(String point) throws UnknownPointException {
        PointValue value = points.get(point);
        if (value == null) {
            throw new UnknownPointException();
        }
        return Reading.builder()
                .point(point)
                .value(value)
                .quality(Quality.GOOD)
                .time(Instant.now())
                .build();
    }

    @Override
    public Reading write(String point, PointValue value) throws UnknownPointException, ReadOnlyPointException {
        if (point.equals(TEMPERATURE)) {
            throw new ReadOnlyPointException();
        }
        if (points.computeIfPresent(point, (name, before) -> value) == null) {
            throw new UnknownPointException();
        }
        return read(point);
    }
}
