package dev.duplexrpc.samples.gateway;

import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import java.time.Instant;

/** How the devices write points in time; the POM says where. */
public final class EpochMillis {
    public static final JsonCodec<Instant> CODEC =
            Codecs.converted(Codecs.LONG, "milliseconds since 1970", Instant::ofEpochMilli, Instant::toEpochMilli);

    private EpochMillis() {}
}
