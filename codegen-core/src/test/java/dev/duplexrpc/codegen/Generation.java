package dev.duplexrpc.codegen;

import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.model.ModelOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Documents written in tests, generated. Quotation marks in them may be single ones. */
public final class Generation {
    public static final String PACKAGE = "com.example.test";

    private static final String ROOT =
            "{'openrpc':'1.3.2','info':{'title':'Test','version':'1'},'methods':[%s],'components':{%s}}";

    private Generation() {}

    /** What comes of a document with these component schemas. */
    public static SortedMap<String, String> ofSchemas(String schemas) {
        return of(ROOT.formatted("", "'schemas':{" + schemas + "}"));
    }

    /** What comes of a document with these methods and these sections of components. */
    public static SortedMap<String, String> ofMethods(String methods, String components) {
        return of(ROOT.formatted(methods, components));
    }

    public static SortedMap<String, String> of(String document) {
        return result(document.replace('\'', '"'), ModelOptions.DEFAULTS).files();
    }

    /** The whole outcome; the document is strict JSON here. */
    public static GenerationResult result(String document, ModelOptions options) {
        try {
            Path file = Files.createTempFile("openrpc", ".json");
            try {
                Files.writeString(file, document);
                return result(file, options);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static GenerationResult result(Path document, ModelOptions options) {
        GenerationResult result = Generator.generate(GeneratorOptions.of(List.of(document), PACKAGE)
                .withStrictness(Strictness.LENIENT)
                .withModel(options));
        if (result.hasErrors()) {
            throw new AssertionError(result.diagnostics().toString());
        }
        return result;
    }

    /** The text of one generated class. */
    public static String file(Map<String, String> files, String simpleName) {
        String text = files.get(PACKAGE.replace('.', '/') + "/" + simpleName + ".java");
        if (text == null) {
            throw new AssertionError(simpleName + " was not generated; there are " + files.keySet());
        }
        return text;
    }
}
