package dev.duplexrpc.samples.gateway;

import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import java.util.Comparator;

/** A version of a device's firmware: all strings of the format {@code fw-version}, as the POM says. Versions can be compared, and strings could not. */
public record FirmwareVersion(int major, int minor, int patch) implements Comparable<FirmwareVersion> {
    private static final JsonCodec<FirmwareVersion> CODEC = Codecs.converted(
            Codecs.STRING, "a version such as 2.4.1", FirmwareVersion::parse, FirmwareVersion::toString);

    private static final Comparator<FirmwareVersion> ORDER = Comparator.comparingInt(FirmwareVersion::major)
            .thenComparingInt(FirmwareVersion::minor)
            .thenComparingInt(FirmwareVersion::patch);

    /** @throws IllegalArgumentException if it is no version */
    public static FirmwareVersion parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A version has three numbers, and '" + text + "' has not.");
        }
        return new FirmwareVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** The generated code finds it by this name. */
    public static JsonCodec<FirmwareVersion> codec() {
        return CODEC;
    }

    @Override
    public int compareTo(FirmwareVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
