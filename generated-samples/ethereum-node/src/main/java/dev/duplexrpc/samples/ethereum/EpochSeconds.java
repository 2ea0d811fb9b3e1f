package dev.duplexrpc.samples.ethereum;

import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import java.time.Instant;

/** How blocks write points in time: seconds since 1970, in hexadecimal as all numbers are; the POM says where. */
public final class EpochSeconds {
    public static final JsonCodec<Instant> CODEC =
            Codecs.converted(Codecs.HEX_LONG, "seconds since 1970", Instant::ofEpochSecond, Instant::getEpochSecond);

    private EpochSeconds() {}
}
