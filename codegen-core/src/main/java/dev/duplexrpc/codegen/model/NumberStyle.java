package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Type.Precision;
import dev.duplexrpc.codegen.model.Type.Width;

/**
 * What numbers become where the schema leaves it open.
 *
 * @param integers an {@code integer} without limits and format; {@code LONG} by default
 * @param numbers a {@code number} without format; {@code DOUBLE} by default
 * @param hex strings such as {@code 0x1f} whose pattern shows that they are numbers; {@code TEXT} by default
 */
public record NumberStyle(Width integers, Precision numbers, HexQuantities hex) {
    public static final NumberStyle DEFAULTS = new NumberStyle(Width.LONG, Precision.DOUBLE, HexQuantities.TEXT);

    /** What hexadecimal quantities become. */
    public enum HexQuantities {
        TEXT,
        LONG,
        BIG
    }
}
