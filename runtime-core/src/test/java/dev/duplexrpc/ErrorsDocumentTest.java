package dev.duplexrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.session.LinkCodes;
import dev.duplexrpc.websocket.CloseCode;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/errors.md} to the constants: each stands there, and nothing stands there that is none. */
class ErrorsDocumentTest {

    private static final Path PAGE = Path.of("../docs/errors.md");

    @Test
    void everyCodeOfJsonRpcHasARow() throws IOException {
        assertThat(firstCells("On the wire: JSON-RPC", "-[0-9]+"))
                .containsExactlyInAnyOrderElementsOf(constants(StandardErrors.class));
    }

    @Test
    void everyReasonOutcomeAndKindHasARow() throws IOException {
        assertThat(firstCells("What a call fails with on this side", "`[A-Z_]+`"))
                .containsExactlyElementsOf(Stream.concat(names(Reason.values()), names(Outcome.values()))
                        .toList());
        assertThat(firstCells("When a connection or a session ends: close codes", "`[A-Z_]+`"))
                .containsExactlyElementsOf(names(CloseReason.Kind.values()).toList());
    }

    @Test
    void everyCloseCodeIsNamedAndEveryRowIsOne() throws IOException {
        List<String> known = Stream.concat(constants(CloseCode.class).stream(), constants(LinkCodes.class).stream())
                .toList();

        assertThat(known)
                .isSubsetOf(found(section("When a connection or a session ends: close codes"), "\\b(\\d{4})\\b"));
        assertThat(firstCells("When a connection or a session ends: close codes", "\\d+"))
                .isSubsetOf(known)
                .containsAll(constants(LinkCodes.class));
    }

    private static List<String> constants(Class<?> holder) {
        return Arrays.stream(holder.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return String.valueOf(field.getInt(null));
                    } catch (IllegalAccessException impossible) {
                        throw new AssertionError(impossible);
                    }
                })
                .toList();
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> "`" + value.name() + "`");
    }

    private static List<String> firstCells(String heading, String pattern) throws IOException {
        return found(section(heading), "(?m)^\\| (" + pattern + ") \\|");
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n## " + heading + "\n");
        assertThat(from).as(heading).isPositive();
        int to = page.indexOf("\n## ", from + 1);
        return page.substring(from, to < 0 ? page.length() : to);
    }
}
