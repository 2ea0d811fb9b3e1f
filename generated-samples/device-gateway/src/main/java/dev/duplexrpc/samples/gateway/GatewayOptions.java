package dev.duplexrpc.samples.gateway;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a configuration file says.
 *
 * @param file where it stands; the server reads what concerns it, under {@code duplexrpc.server}, itself
 * @param devices the URLs of the devices to connect to
 * @param redial how long to wait before connecting to a device again
 * @param callTimeout how long a device may take to answer
 */
record GatewayOptions(Path file, Mode mode, List<String> devices, Duration redial, Duration callTimeout) {
    /** @throws ConfigException if the file is missing or says something else than it should, with the place */
    static GatewayOptions read(Path file) {
        Config gateway = ConfigFactory.parseFile(
                        file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                .resolve()
                .getConfig("gateway");
        return new GatewayOptions(
                file,
                gateway.getEnum(Mode.class, "mode"),
                gateway.getStringList("devices"),
                gateway.getDuration("redial"),
                gateway.getDuration("callTimeout"));
    }

    GatewayOptions withDevices(List<String> urls) {
        return new GatewayOptions(file, mode, urls, redial, callTimeout);
    }

    boolean listens() {
        return mode != Mode.CLIENT;
    }

    boolean dials() {
        return mode != Mode.SERVER;
    }
}
