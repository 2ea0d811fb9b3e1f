package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.transport.Disconnect;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of statuses in {@code docs/errors.md} to what requests are refused with. */
class RefusalsDocumentTest {

    private static final Path PAGE = Path.of("../docs/errors.md");
    private static final Path METERS = Path.of("../docs/runtime.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([1-5]\\d\\d) \\| (.*)$");

    @Test
    void everyRefusalHasARowWithItsStatusAndItsCode() throws Exception {
        Map<Integer, String> rows = rows();

        for (Refusal refusal : refusals()) {
            assertThat(rows).as(refusal.toString()).containsKey(refusal.status());
            assertThat(rows.get(refusal.status()))
                    .as(refusal.toString())
                    .contains(String.valueOf(refusal.error().code()));
        }
    }

    @Test
    void everyRowOfARefusalIsOne() throws Exception {
        List<Integer> refused = refusals().stream().map(Refusal::status).toList();

        assertThat(rows().keySet().stream().filter(status -> status >= 400)).allMatch(refused::contains);
    }

    @Test
    void everyReasonIsNamedWhereItIsCounted() throws Exception {
        String row = Files.readAllLines(METERS).stream()
                .filter(line -> line.startsWith("| `duplexrpc.refused`"))
                .findFirst()
                .orElseThrow();
        List<String> named = Pattern.compile("`([a-z_]+)`")
                .matcher(row.substring(row.indexOf("a limit's name")))
                .results()
                .map(reason -> reason.group(1))
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(refusals().stream()
                        .map(Refusal::reason)
                        .filter(reason -> reason.equals(reason.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }

    private static List<Refusal> refusals() throws ReflectiveOperationException {
        List<Refusal> all = new ArrayList<>();
        for (Field field : Refusals.class.getDeclaredFields()) {
            if (field.getType() == Refusal.class) {
                all.add((Refusal) field.get(null));
            }
        }
        assertThat(all).hasSizeGreaterThan(15);
        all.add(Refusals.bodyTooLarge(1));
        all.add(Refusals.noCommonSubprotocol(List.of("v2"), List.of("v1")));
        all.add(Refusals.aborted(new Disconnect(Disconnect.Kind.OUTBOX_FULL, 1008, "full")));
        all.add(Refusals.aborted(new Disconnect(Disconnect.Kind.VIOLATION, 1008, "no room")));
        all.add(Objects.requireNonNull(Authentication.refused("Who are you?").refusal()));
        return all;
    }

    private static Map<Integer, String> rows() throws IOException {
        Map<Integer, String> rows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            rows.put(Integer.valueOf(row.group(1)), row.group(2));
        }
        return rows;
    }
}
