package dev.duplexrpc.codegen;

import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.emit.EmitOptions.Visibility;
import dev.duplexrpc.codegen.model.ModelOptions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to generate from what.
 *
 * @param documents the OpenRPC documents, JSON or YAML
 * @param packageName the package of everything that is generated, unless the model's options lay out several
 * @param strictness what becomes of problems that can be worked around
 * @param catalogue files or directories that stand for URLs in references
 * @param baseDirectories where relative references are looked up besides their own file's directory
 * @param shownFrom the directory that diagnostics show paths relative to
 * @param model what is said about the documents from outside
 * @param visibility who may see the generated types; everybody by default
 * @param carried what generated services bring along; their documents by default
 */
public record GeneratorOptions(
        List<Path> documents,
        String packageName,
        Strictness strictness,
        Map<String, Path> catalogue,
        List<Path> baseDirectories,
        Path shownFrom,
        ModelOptions model,
        Visibility visibility,
        Carried carried) {
    /** What generated services bring along beside code. */
    public enum Carried {
        /** The document that they were generated from, for {@code rpc.discover}. */
        DOCUMENTS,
        NOTHING
    }

    public GeneratorOptions {
        documents = List.copyOf(documents);
        catalogue = Collections.unmodifiableMap(new LinkedHashMap<>(catalogue));
        baseDirectories = List.copyOf(baseDirectories);
        if (visibility == Visibility.PACKAGE && !model.packages().isFlat()) {
            throw new IllegalArgumentException(
                    "Types that only their package sees cannot be divided among several packages;"
                            + " generate into one package, or make the visibility public.");
        }
    }

    public GeneratorOptions(
            List<Path> documents,
            String packageName,
            Strictness strictness,
            Map<String, Path> catalogue,
            List<Path> baseDirectories,
            Path shownFrom,
            ModelOptions model) {
        this(
                documents,
                packageName,
                strictness,
                catalogue,
                baseDirectories,
                shownFrom,
                model,
                Visibility.PUBLIC,
                Carried.DOCUMENTS);
    }

    /** Everything by default: strict, public, references only to files beside the documents. */
    public static GeneratorOptions of(List<Path> documents, String packageName) {
        return new GeneratorOptions(
                documents, packageName, Strictness.STRICT, Map.of(), List.of(), Path.of(""), ModelOptions.DEFAULTS);
    }

    public GeneratorOptions withStrictness(Strictness value) {
        return new GeneratorOptions(
                documents, packageName, value, catalogue, baseDirectories, shownFrom, model, visibility, carried);
    }

    public GeneratorOptions withModel(ModelOptions value) {
        return new GeneratorOptions(
                documents, packageName, strictness, catalogue, baseDirectories, shownFrom, value, visibility, carried);
    }

    public GeneratorOptions withVisibility(Visibility value) {
        return new GeneratorOptions(
                documents, packageName, strictness, catalogue, baseDirectories, shownFrom, model, value, carried);
    }

    public GeneratorOptions withCarried(Carried value) {
        return new GeneratorOptions(
                documents, packageName, strictness, catalogue, baseDirectories, shownFrom, model, visibility, value);
    }
}
