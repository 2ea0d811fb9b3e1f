package dev.duplexrpc.codegen.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.specs.OpenRpcSchemas;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens to a document, loading it ends with diagnostics and never with an exception. */
class MutatedDocumentTest {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "7",
            "-1.5",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[{}]",
            "[[]]",
            "{\"$ref\": \"#\"}",
            "{\"$ref\": \"#/components/schemas/Pet\"}",
            "{\"$ref\": \"#/methods/0\"}",
            "{\"$ref\": \"gone.json\"}",
            "{\"$ref\": 3}",
            "{\"$id\": \"https://example.com/x\", \"$ref\": \"y\"}",
            "{\"name\": 1, \"schema\": {\"type\": []}}");

    @Property(tries = 100, seed = "1")
    void aValueThatIsReplacedByAnotherIsSurvived(@ForAll("replacements") Replacement replacement) {
        Loaded loaded = Loaded.json(replacement.apply(OpenRpcSchemas.petStore()));

        assertThat(loaded.documents()).hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 100, seed = "1")
    void textThatIsCutOutIsSurvived(@ForAll("cuts") Cut cut) {
        Loaded loaded = Loaded.of("test.json", cut.apply(OpenRpcSchemas.petStore()), LoadOptions.DEFAULTS);

        assertThat(loaded.documents().size() + loaded.diagnostics().size()).isPositive();
    }

    @Property(tries = 100, seed = "1")
    void theSameTextAsYamlIsSurvived(@ForAll("cuts") Cut cut) {
        Loaded loaded = Loaded.of("test.yaml", cut.apply(OpenRpcSchemas.petStore()), LoadOptions.DEFAULTS);

        assertThat(loaded.documents().size() + loaded.diagnostics().size()).isPositive();
    }

    /** Puts a value behind one of the colons, commas and brackets, in place of the value there when that is a short one. */
    record Replacement(int position, String value) {
        String apply(String text) {
            int at = position % text.length();
            while (at < text.length() && ":,[".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            int start = Math.min(at + 1, text.length());
            int end = start;
            if (at < text.length() && text.charAt(at) == ':') {
                while (end < text.length() && ",]}".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                return text.substring(0, start) + value + balanced(text, start, end);
            }
            return text.substring(0, start) + value + "," + text.substring(start);
        }

        /** Skips the value behind the colon, with all that it holds. */
        private static String balanced(String text, int start, int end) {
            int depth = 0;
            boolean quoted = false;
            for (int i = start; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == '{' || c == '[')) {
                    depth++;
                } else if (!quoted && (c == '}' || c == ']' || c == ',')) {
                    if (depth == 0) {
                        return text.substring(i);
                    }
                    depth -= c == ',' ? 0 : 1;
                }
            }
            return text.substring(end);
        }
    }

    /** Takes some characters out. */
    record Cut(int position, int length) {
        String apply(String text) {
            int start = position % text.length();
            return text.substring(0, start) + text.substring(Math.min(text.length(), start + length));
        }
    }

    @Provide
    Arbitrary<Replacement> replacements() {
        return Combinators.combine(Arbitraries.integers().between(0, 1_000_000), Arbitraries.of(VALUES))
                .as(Replacement::new);
    }

    @Provide
    Arbitrary<Cut> cuts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(1, 60))
                .as(Cut::new);
    }
}
