package dev.duplexrpc.samples.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.configuration.ConfigurationException;
import dev.duplexrpc.samples.gateway.api.Device;
import dev.duplexrpc.samples.gateway.api.UnknownPointException;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DeviceGatewayTest {
    private static final String GATEWAY = "gateway { mode = %s, devices = [], redial = 10 ms, callTimeout = 20 s }\n";

    @TempDir
    Path folder;

    private final BlockingQueue<GatewayEvent> events = new LinkedBlockingQueue<>();

    private GatewayOptions options(String mode) throws IOException {
        return GatewayOptions.read(written(GATEWAY.formatted(mode) + "duplexrpc.server { port = 0 }"));
    }

    @Test
    void theSampleDoesWhatItsReadmeSays() throws Exception {
        List<String> report = new ArrayList<>();
        GatewayDemo.tour(GatewayOptions.read(Path.of("gateway.conf")), report::add);

        assertThat(report)
                .containsExactly(
                        "FD2-00001 is there, firmware 2.4.1.",
                        "FD2-00002 is there, firmware 2.4.1.",
                        "FD2-00001 is asked for 21.5 degrees; its temperature cannot be written: Data point is read-only.",
                        "FD2-00002 is asked for 21.5 degrees; its temperature cannot be written: Data point is read-only.",
                        "FD2-00001 reports: tmp is 13, GOOD.",
                        "FD2-00002 reports: tmp is 23.5, GOOD.",
                        "FD2-00002 is gone.");
        assertThat(Path.of("README.md")).content().contains(String.join("\n", report));
    }

    @Test
    void inModeServerManyDevicesConnect() throws Exception {
        try (DeviceGateway gateway = new DeviceGateway(options("SERVER"), events::add)) {
            List<DuplexClient> devices = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                devices.add(new Thermostat("FD2-1%04d".formatted(i), "20").connect(gateway.url()));
            }
            for (int i = 0; i < devices.size(); i++) {
                assertThat(events.take()).isInstanceOf(GatewayEvent.Arrived.class);
            }
            Device one = gateway.devices().find("FD2-10049");

            assertThat(gateway.devices().serialNumbers()).hasSize(50);
            assertThat(one).isNotNull();
            assertThatThrownBy(() -> one.read("hum")).isInstanceOf(UnknownPointException.class);
            devices.forEach(DuplexClient::close);
        }
    }

    @Test
    void inModeClientADeviceIsFoundAgainWhenItComesBack() throws Exception {
        Sessions gateways = new Sessions();
        Thermostat cellar = new Thermostat("FD2-00001", "12");
        DuplexServer device = cellar.listen(gateways);
        GatewayOptions options = options("CLIENT").withDevices(List.of("ws://localhost:" + device.port() + "/"));
        try (DeviceGateway gateway = new DeviceGateway(options, events::add)) {
            assertThat(gateway.url()).isNull();
            assertThat(events.take()).isInstanceOf(GatewayEvent.Arrived.class);
            gateways.all().close(1001, "restarting");

            assertThat(events.take()).isEqualTo(new GatewayEvent.Left("FD2-00001"));
            assertThat(events.take()).isInstanceOf(GatewayEvent.Arrived.class);
        }
        device.close();
    }

    @Test
    void aConfigurationThatIsWrongSaysWhere() throws Exception {
        assertThatThrownBy(() -> options("SOMETIMES"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gateway.conf: 1")
                .hasMessageContaining("SERVER");
        assertThatThrownBy(() -> GatewayOptions.read(written("gateway {\n  mode = BOTH\n}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gateway.conf: 1")
                .hasMessageContaining("devices");
        GatewayOptions misspelt =
                GatewayOptions.read(written(GATEWAY.formatted("SERVER") + "duplexrpc.server { prot = 0 }"));
        assertThatThrownBy(() -> new DeviceGateway(misspelt, events::add))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.conf:2: there is no 'prot'")
                .hasMessageContaining("port");
    }

    private Path written(String configuration) throws IOException {
        return Files.writeString(folder.resolve("gateway.conf"), configuration);
    }
}
