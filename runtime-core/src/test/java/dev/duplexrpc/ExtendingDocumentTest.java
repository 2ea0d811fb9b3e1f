package dev.duplexrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.session.SessionStore;
import dev.duplexrpc.transport.Transport;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/extending.md} to what somebody who extends the runtime has to write. That its snippets compile is tested by the pet store sample. */
class ExtendingDocumentTest {

    private static final Path PAGE = Path.of("../docs/extending.md");

    @Test
    void aTransportHasTheMethodsThatThePageNames() throws IOException {
        assertThat(named("eight methods to write: ", "."))
                .containsExactlyInAnyOrderElementsOf(toWrite(Transport.class));
    }

    @Test
    void aSessionStoreHasTheMethodsThatThePageNames() throws IOException {
        assertThat(named("three methods (", ")")).containsExactlyInAnyOrderElementsOf(toWrite(SessionStore.class));
    }

    private static List<String> toWrite(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(Method::getName)
                .toList();
    }

    private static List<String> named(String before, String behind) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(before);
        assertThat(from).as(before).isPositive();
        String sentence = page.substring(from, page.indexOf(behind, from + before.length()));
        return Pattern.compile("`(\\w+)`")
                .matcher(sentence)
                .results()
                .map(name -> name.group(1))
                .toList();
    }
}
