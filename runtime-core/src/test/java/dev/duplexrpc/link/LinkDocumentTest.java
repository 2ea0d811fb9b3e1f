package dev.duplexrpc.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.link.LinkMessage.Ack;
import dev.duplexrpc.link.LinkMessage.Close;
import dev.duplexrpc.link.LinkMessage.Lost;
import dev.duplexrpc.link.LinkMessage.Open;
import dev.duplexrpc.link.LinkMessage.Opened;
import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkMessage.Resumed;
import dev.duplexrpc.link.LinkMessage.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/link.md}, from which others write implementations, to what is sent. */
class LinkDocumentTest {

    private static final Path PAGE = Path.of("../docs/link.md");
    private static final Json AUTH = Json.parse("\"secret\"");
    private static final LinkToken TOKEN = LinkToken.of("t");
    private static final Terms TERMS = new Terms(1, 1, 1);

    private static final List<LinkMessage> ALL = List.of(
            new Open(AUTH),
            new Opened("s", TOKEN, TERMS),
            new Resume("s", TOKEN, 1, 1, AUTH),
            new Resumed(TOKEN, 1, TERMS),
            new Lost(LostReason.UNKNOWN),
            new Ack(1),
            new Close("done"));

    @Test
    void everyMessageHasARowWithItsParameters() throws IOException {
        List<String> rows =
                found(Files.readString(PAGE), "(?m)^\\| (`rpc\\.link\\.\\w+` \\| (?:client|server|both) \\| .*) \\|$");
        List<String> documented = new ArrayList<>();
        for (String row : rows) {
            // Behind a colon stands what the value may be.
            documented.add(String.join(" ", found(row.replaceFirst(":.*", ""), "`([\\w.]+)`")));
        }

        assertThat(documented)
                .containsExactlyElementsOf(
                        ALL.stream().map(LinkDocumentTest::names).toList());
    }

    @Test
    void everyReasonOfALossIsThere() throws IOException {
        String row = found(Files.readString(PAGE), "(?m)^\\| `rpc\\.link\\.lost` .*`reason`: (.*) \\|$")
                .get(0);

        assertThat(found(row, "`(\\w+)`"))
                .containsExactlyElementsOf(
                        Arrays.stream(LostReason.values()).map(LostReason::wire).toList());
    }

    @Test
    void howEachOfThemBeginsIsShown() throws IOException {
        assertThat(PAGE).content().contains("\n    " + LinkMessages.PREFIX + "\n");
        assertThat(PAGE).content().contains("`" + LinkMessages.HEADER + ": " + LinkMessages.VERSION + "`");
        assertThat(PAGE).content().contains("any JSON of at most " + LinkMessages.MAX_AUTH_BYTES / 1024 + " KiB");
        assertThat(PAGE).content().contains("after " + Link.ACK_MESSAGES + " messages");
    }

    /** Of the method and of the parameters, in their order. */
    private static String names(LinkMessage message) {
        String text = new String(LinkMessages.bytes(message), StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>(found(text, "\"method\":\"([\\w.]+)\""));
        names.addAll(found(text.substring(text.indexOf("\"params\":{") + 10), "\"(\\w+)\":"));
        return String.join(" ", names);
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
