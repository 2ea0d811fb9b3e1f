package dev.duplexrpc.testkit;

import dev.duplexrpc.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * The conformance cases of JSON-RPC 2.0: the file {@code json-rpc-2.0.json} beside this class, which documents its own format, so that other
 * implementations and languages can use it too. {@link ConformanceService} is the service that the cases call.
 */
public final class Conformance {

    /** The resource with the cases, beside this class. */
    public static final String FILE = "json-rpc-2.0.json";

    private Conformance() {}

    /** All cases, in the file's order. */
    public static List<ConformanceCase> cases() {
        return Objects.requireNonNull(read().get("cases")).elements().stream()
                .map(ConformanceCase::of)
                .toList();
    }

    /** The cases for one transport. */
    public static List<ConformanceCase> cases(ConformanceCase.Over transport) {
        return cases().stream().filter(one -> one.over().contains(transport)).toList();
    }

    private static Json read() {
        try (InputStream in = Objects.requireNonNull(Conformance.class.getResourceAsStream(FILE), FILE)) {
            return Json.parse(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
