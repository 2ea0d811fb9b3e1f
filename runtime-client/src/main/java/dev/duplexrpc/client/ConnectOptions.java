package dev.duplexrpc.client;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.websocket.DeflateOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is settled before the first message.
 *
 * @param authorization asked for the value of the {@code Authorization} header at each connect
 * @param credentials asked for what the first message brings at each connect
 */
record ConnectOptions(
        Target target,
        Duration timeout,
        RequestHeaders headers,
        @Nullable Supplier<String> authorization,
        @Nullable Supplier<Json> credentials,
        List<String> subprotocols,
        @Nullable DeflateOptions compression,
        @Nullable HttpProxy proxy,
        ClientTls tls,
        int maxRedirects) {}
