package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns documents into what there is to generate. One builder builds one model. */
public final class ModelBuilder {
    private final Findings findings;
    private final ModelOptions options;
    private final TypeChoices choices;
    private final Declarations declarations = new Declarations();
    private final Fingerprints fingerprints = new Fingerprints();
    private final SharedTypes shared = new SharedTypes(fingerprints);
    private final FixedMembers fixedMembers = new FixedMembers(shared);
    private final TypeModeller types;
    private final Resolver resolver;

    public ModelBuilder(ModelOptions options, Resolver resolver, Diagnostics diagnostics) {
        this.findings = new Findings(diagnostics);
        this.options = options;
        this.resolver = resolver;
        this.choices = new TypeChoices(options, findings);
        Flattening flattening = new Flattening(resolver, findings, choices);
        Shapes shapes = new Shapes(flattening, choices, findings);
        this.types = new TypeModeller(shapes, choices, declarations, shared, fingerprints, fixedMembers, findings);
    }

    /** Models the documents together: schemas that they share become one type. What is wrong with them goes to the diagnostics. */
    public ApiModel build(List<OpenRpcDocument> documents) {
        List<Named> named = new ArrayList<>();
        ErrorModeller errors = new ErrorModeller(types, choices, options.packages(), resolver);
        documents.forEach(document -> findings.isDocument(document.place()));
        for (OpenRpcDocument document : documents) {
            named.addAll(components(document));
            errors.components(document);
        }
        MethodModeller methods = new MethodModeller(types, errors, options, findings);
        ServiceGrouping grouping = new ServiceGrouping(options, methods, findings);
        documents.forEach(grouping::add);
        List<MethodModel> called = grouping.methods();
        List<ServiceModel> services = grouping.services();
        services.forEach(service -> documents.stream()
                .filter(document -> document.place().file().displayName().equals(service.file()))
                .findFirst()
                .ifPresent(document -> new ClassSizes(findings)
                        .methods(service, document.place().key("methods"))));
        Map<TypeId, Declaration> all = declarations.complete();
        fixedMembers.apply(all);
        Map<TypeId, ErrorModel> knownErrors = errors.all();
        Reachability reachable = new Reachability(all);
        named.forEach(component -> reachable.addComponent(component.place(), component.use()));
        called.forEach(reachable::add);
        knownErrors.values().forEach(reachable::add);
        Map<TypeId, Declaration> needed = reachable.declarations();
        new EndlessValues(needed, declarations, findings).report();
        needed.keySet().forEach(choices::isDeclared);
        choices.discriminators().reportUnused(findings);
        new UnusedOptions(options, choices, methods.choices(), grouping, resolver.sources(), findings)
                .report(documents);
        return new ApiModel(services, called, needed, knownErrors);
    }

    /** The type of a component, and where the component stands. */
    private record Named(Place place, Use use) {}

    /** All that stands under a name becomes a type, whether or not a method needs it: some documents hold nothing else. */
    private List<Named> components(OpenRpcDocument document) {
        Map<String, Place> schemas = new LinkedHashMap<>(document.components().schemas());
        for (String container : List.of("definitions", "$defs")) {
            Place definitions = document.place().child(container);
            if (definitions != null) {
                definitions.members().forEach(place -> schemas.putIfAbsent(place.name(), place));
            }
        }
        List<Named> named = new ArrayList<>();
        schemas.forEach((key, place) ->
                named.add(new Named(place, types.use(Schema.at(place), new NameHint.Component(key, null)))));
        return named;
    }
}
