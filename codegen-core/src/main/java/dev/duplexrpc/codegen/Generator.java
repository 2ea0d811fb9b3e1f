package dev.duplexrpc.codegen;

import dev.duplexrpc.codegen.GeneratorOptions.Carried;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.DocumentLoader;
import dev.duplexrpc.codegen.document.LoadOptions;
import dev.duplexrpc.codegen.document.LoadedDocuments;
import dev.duplexrpc.codegen.emit.EmitOptions;
import dev.duplexrpc.codegen.emit.Emitter;
import dev.duplexrpc.codegen.emit.GeneratedFile;
import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.ModelBuilder;
import dev.duplexrpc.codegen.name.Names;
import dev.duplexrpc.codegen.name.Naming;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.resolve.ReferenceBases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Generates Java from OpenRPC documents: read, model, name, emit. It writes nothing; whoever calls it does. */
public final class Generator {
    private final GeneratorOptions options;
    private final Diagnostics diagnostics;

    private Generator(GeneratorOptions options) {
        this.options = options;
        this.diagnostics = new Diagnostics(options.strictness());
    }

    /** Does everything that can be done; what is wrong with a document is in the result, never thrown. */
    public static GenerationResult generate(GeneratorOptions options) {
        return new Generator(options).generate();
    }

    private GenerationResult generate() {
        LoadedDocuments loaded = load();
        ApiModel model = new ModelBuilder(options.model(), loaded.resolver(), diagnostics).build(loaded.documents());
        SortedMap<String, String> files = new TreeMap<>();
        if (!diagnostics.hasErrors()) {
            Names names =
                    Naming.decide(model, options.packageName(), options.model().packages());
            new CollisionReport(loaded, diagnostics).show(names.collisions());
            CarriedDocuments carried = options.carried() == Carried.DOCUMENTS
                    ? CarriedDocuments.of(model, names, loaded, bases(), diagnostics)
                    : CarriedDocuments.none();
            files.putAll(carried.files());
            EmitOptions look = new EmitOptions(options.visibility(), carried.resources());
            for (GeneratedFile file : Emitter.emit(model, names, look)) {
                files.put(file.path(), file.content());
            }
            if (files.isEmpty()) {
                sayThatNothingCame(loaded);
            }
        }
        return new GenerationResult(
                files,
                diagnostics.all(),
                diagnostics.errorCount(),
                diagnostics.dropped(),
                diagnostics.notes(),
                inputs(loaded),
                loaded.documents().size(),
                model.services().stream()
                        .mapToInt(service -> service.methods().size())
                        .sum(),
                model.declarations().size());
    }

    private LoadedDocuments load() {
        LoadOptions reading =
                LoadOptions.DEFAULTS.withShownFrom(options.shownFrom()).withBases(bases());
        return new DocumentLoader(reading, diagnostics).load(options.documents());
    }

    private ReferenceBases bases() {
        return new ReferenceBases(options.catalogue(), options.baseDirectories());
    }

    private void sayThatNothingCame(LoadedDocuments loaded) {
        loaded.documents().stream()
                .findFirst()
                .ifPresent(
                        document -> diagnostics.report(
                                Problem.NOTHING_GENERATED,
                                document.place(),
                                "Nothing is generated: the run has no methods, no errors and no schemas that become classes.",
                                "Add methods, or leave the document out. Schemas of texts, numbers, lists and maps have Java types already."));
    }

    private static List<Path> inputs(LoadedDocuments loaded) {
        List<Path> inputs = new ArrayList<>();
        for (SourceFile file : loaded.sources().files()) {
            inputs.add(file.path());
        }
        inputs.addAll(loaded.sources().missing());
        return inputs;
    }
}
