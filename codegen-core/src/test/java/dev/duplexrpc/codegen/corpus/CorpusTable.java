package dev.duplexrpc.codegen.corpus;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.proof.DocumentProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of each document, for people to read. */
final class CorpusTable {
    private static final String LINE = "%-62s %7s %6s %6s %9s %8s %5s %7s %6s  %s%n";

    private final List<Row> rows = new ArrayList<>();

    private record Row(String document, DocumentProof proof, String strict, long millis) {}

    void add(String document, DocumentProof proof, String strict, long millis) {
        rows.add(new Row(document, proof, strict, millis));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                LINE,
                "document",
                "methods",
                "types",
                "files",
                "survived",
                "invalid",
                "lost",
                "random",
                "ms",
                "strict"));
        int methods = 0;
        int types = 0;
        int files = 0;
        int survived = 0;
        int invalid = 0;
        int lost = 0;
        int random = 0;
        long millis = 0;
        for (Row row : rows) {
            GenerationResult result = row.proof().result();
            text.append(String.format(
                    Locale.ROOT,
                    LINE,
                    row.document(),
                    result.methods(),
                    result.types(),
                    result.files().size(),
                    row.proof().survived(),
                    row.proof().invalid(),
                    row.proof().problems().size(),
                    row.proof().random(),
                    row.millis(),
                    row.strict()));
            methods += result.methods();
            types += result.types();
            files += result.files().size();
            survived += row.proof().survived();
            invalid += row.proof().invalid();
            lost += row.proof().problems().size();
            random += row.proof().random();
            millis += row.millis();
        }
        long refused =
                rows.stream().filter(row -> !row.strict().equals("accepted")).count();
        text.append(String.format(
                Locale.ROOT,
                LINE,
                rows.size() + " documents",
                methods,
                types,
                files,
                survived,
                invalid,
                lost,
                random,
                millis,
                refused + " refused"));
        return text.toString();
    }
}
