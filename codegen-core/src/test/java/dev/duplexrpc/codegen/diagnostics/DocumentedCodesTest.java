package dev.duplexrpc.codegen.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Users look codes up in docs/diagnostics.md. */
class DocumentedCodesTest {
    private static final Path PAGE = Path.of("..", "docs", "diagnostics.md");

    @Test
    void thePageListsEveryCodeInOrderWithItsWeight() throws IOException {
        List<String> rows = Pattern.compile("^\\| (`[a-z-]+` \\| [a-z]+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Problem.values())
                        .map(problem -> "| `" + problem.code() + "` | " + weight(problem) + " |")
                        .toList());
    }

    private static String weight(Problem problem) {
        Severity strict = problem.severity(Strictness.STRICT);
        return strict == problem.severity(Strictness.LENIENT) ? strict.word() : "recoverable";
    }
}
