package dev.duplexrpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.server.DuplexServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients for Node.js against our server: each script prints what it saw. */
@Timeout(300)
class NodeClientsTest {

    private final DuplexServer server;

    NodeClientsTest() throws IOException {
        server = Bench.server();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void rpcWebsockets() throws Exception {
        assertThat(NodeProgram.transcript("rpc-websockets-client.mjs", Bench.url(server)))
                .containsExactly(
                        "by position: 19",
                        "by name: 19",
                        "error with data: {\"code\":4711,\"message\":\"It exploded.\",\"data\":{\"where\":\"lab 3\"}}",
                        "unknown method: -32601",
                        "wrong parameters: -32602",
                        "notifications: [\"first\",\"second\"]",
                        "concurrent calls: true",
                        "unicode: true",
                        "large message: true",
                        "subscribed event: [\"hello\"]",
                        "subscription: string",
                        "items: [1,2,3]",
                        "closed: 1000");
    }

    @Test
    void jsonRpc20() throws Exception {
        assertThat(NodeProgram.transcript("json-rpc-2.0-client.mjs", Bench.url(server)))
                .containsExactly(
                        "by position: 19",
                        "by name: 19",
                        "error with data: {\"code\":4711,\"message\":\"It exploded.\",\"data\":{\"where\":\"lab 3\"}}",
                        "unknown method: -32601",
                        "notifications: [\"first\",\"second\"]",
                        "concurrent calls: true",
                        "unicode: true",
                        "large message: true",
                        "batch: [{\"jsonrpc\":\"2.0\",\"id\":\"one\",\"result\":19},{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":-19}]",
                        "the server calls: 19",
                        "the server notifies: hello",
                        "closed: 4000 done");
    }

    @Test
    void openRpcClientJs() throws Exception {
        assertThat(NodeProgram.transcript("open-rpc-client.mjs", Bench.url(server)))
                .containsExactly(
                        "by position: 19",
                        "by name: 19",
                        "error with data: {\"code\":4711,\"message\":\"It exploded.\",\"data\":{\"where\":\"lab 3\"}}",
                        "unknown method: -32601",
                        "notifications: [\"first\",\"second\"]",
                        "concurrent calls: true",
                        "unicode: true",
                        "large message: true",
                        "batch: [19,\"in a batch\"]",
                        "discovery: Laboratory",
                        "the server notifies: [\"hello\"]",
                        "over HTTP: 19",
                        "error over HTTP: {\"code\":4711,\"message\":\"It exploded.\",\"data\":{\"where\":\"lab 3\"}}");
    }

    @ParameterizedTest
    @CsvSource({"plain, ''", "deflate, permessage-deflate"})
    void plainWs(String how, String agreed) throws Exception {
        assertThat(NodeProgram.transcript("ws-client.mjs", Bench.url(server), how))
                .containsExactly(
                        "compressed: " + agreed,
                        "id \"a\": {\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":2}",
                        "id -1: {\"jsonrpc\":\"2.0\",\"id\":-1,\"result\":2}",
                        "id 1.0: {\"jsonrpc\":\"2.0\",\"id\":1.0,\"result\":2}",
                        "id 12345678901234567890: {\"jsonrpc\":\"2.0\",\"id\":12345678901234567890,\"result\":2}",
                        "id \"1\": {\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":2}",
                        "id null: {\"jsonrpc\":\"2.0\",\"id\":null,\"result\":2}",
                        "batch: [\"7: -32601\",\"null: -32600\",\"x: 2\"]",
                        "notes: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[\"in a batch\"]}",
                        "no JSON: -32700",
                        "unicode: true",
                        "large message in pieces: true",
                        "pong: are you there?",
                        "closed for a binary message: 1003 A binary message came; JSON-RPC is text here.");
    }
}
