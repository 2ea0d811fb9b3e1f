package dev.duplexrpc.codegen.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.read.Limits;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.read.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {
    @TempDir
    Path folder;

    private ReferenceBases bases = ReferenceBases.NONE;
    private final Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
    private Sources sources;
    private Resolver resolver;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#/components/schemas/Pet | /components/schemas/Pet",
                "#/components/schemas/a~1b%20c | /components/schemas/a~1b c",
                "#/components/schemas/a~1b c | /components/schemas/a~1b c",
                "#/components/schemas/100% | /components/schemas/100%",
                "#/components/schemas/~01 | /components/schemas/~01",
                "#/list/1/x | /list/1/x",
                "# | ''",
                "#named | /components/schemas/Named",
                "#old | /components/schemas/Old",
                "#/components/schemas/Alias/properties/name | /components/schemas/Pet/properties/name"
            })
    void aLocalReferenceLeadsToItsPlace(String reference, String pointer) throws IOException {
        write("a.json", """
                {"components": {"schemas": {
                   "Pet": {"properties": {"name": {"type": "string"}}}, "a/b c": {}, "100%": {}, "~1": {},
                   "Named": {"$anchor": "named"}, "Old": {"$id": "#old"}, "Alias": {"$ref": "#/components/schemas/Pet"}}},
                 "list": [0, {"x": 1}],
                 "start": {"$ref": "REF"}}
                """.replace("REF", reference));

        assertThat(target("a.json", "start")).isEqualTo("a.json#" + pointer);
        assertThat(diagnostics.all()).isEmpty();
    }

    @Test
    void aChainKeepsEveryStepAndEveryObjectWithSiblings() throws IOException {
        write("a.json", """
                {"start": {"$ref": "#/b", "description": "here"},
                 "b": {"$ref": "other/c.yaml"}}
                """);
        write("other/c.yaml", "$ref: 'd.json#/x'\ntitle: there\n");
        write("other/d.json", "{\"x\": {\"type\": \"string\"}}");

        Resolved resolved = follow("a.json", "start");

        assertThat(resolved.target()).hasToString("other/d.json#/x");
        assertThat(resolved.chain())
                .extracting(ReferenceStep::reference)
                .containsExactly("#/b", "other/c.yaml", "d.json#/x");
        assertThat(resolved.chain())
                .extracting(step -> step.location().toString())
                .containsExactly("a.json:1:20", "a.json:2:16", "other/c.yaml:1:7");
        assertThat(resolved.siblings()).extracting(Place::toString).containsExactly("a.json#/start", "other/c.yaml#");
    }

    @Test
    void whateverWayAPlaceIsReachedItIsTheSamePlace() throws IOException {
        write("a.json", "{\"x\": {\"$ref\": \"sub/../b.json#/y\"}, \"z\": {\"$ref\": \"./sub/c.json\"}}");
        write("b.json", "{\"y\": {}}");
        write("sub/c.json", "{\"$ref\": \"../b.json#/y\"}");

        assertThat(follow("a.json", "x").target())
                .isEqualTo(follow("a.json", "z").target());
    }

    @Test
    void referencesThatLeadToEachOtherAreReportedAndNotFollowedForEver() throws IOException {
        write("a.json", "{\"x\": {\"$ref\": \"b.json\"},\n \"y\": {\"$ref\": \"#/y\"}}");
        write("b.json", "{\"$ref\": \"a.json#/x\"}");

        assertThat(resolver("a.json").follow(place("a.json", "x"))).isNull();
        assertThat(resolver("a.json").follow(place("a.json", "y"))).isNull();
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsOnly("circular-reference");
        assertThat(diagnostics.all().get(1).message())
                .isEqualTo("The references \"#/y\" lead to each other and never to a value.");
    }

    @Test
    void aChainOfReferencesIsNotFollowedBeyondItsLimit() throws IOException {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 300; i++) {
            json.append("\"x" + i + "\": {\"$ref\": \"#/x" + (i + 1) + "\"}, ");
        }
        write("a.json", json.append("\"x300\": {}}").toString());

        assertThat(resolver("a.json").follow(place("a.json", "x0"))).isNull();
        assertThat(resolver("a.json").follow(place("a.json", "x250"))).isNotNull();
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("limit-exceeded");
    }

    @Test
    void anAbsurdChainIsReportedOnceAndNotOnceForEachOfItsReferences() throws IOException {
        String chain = IntStream.range(0, 90)
                .mapToObj(i -> "\"r" + i + "\": {\"$ref\": \"#/r" + (i + 1) + "\"}")
                .collect(Collectors.joining(", "));
        String rest = IntStream.range(90, 190)
                .mapToObj(i -> "\"r" + i + "\": {\"$ref\": \"#/r" + (i + 1) + "\"}")
                .collect(Collectors.joining(", "));
        write("a.json", "{" + chain + ", " + rest + ", \"r190\": {}}");

        for (int i = 0; i < 90; i++) {
            assertThat(resolver("a.json").follow(place("a.json", "r" + i))).isNull();
        }

        assertThat(diagnostics.all())
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/r0/$ref"));
    }

    @Test
    void aPointerThroughAReferenceToItselfIsReported() throws IOException {
        write("a.json", "{\"x\": {\"$ref\": \"#/x/properties/y\"}}");

        assertThat(resolver("a.json").follow(place("a.json", "x"))).isNull();
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("dangling-reference");
    }

    @Test
    void aReferenceThatLeadsNowhereIsReportedOnceWithItsChainAndTheNameThatWasProbablyMeant() throws IOException {
        write(
                "a.json",
                "{\"start\": {\"$ref\": \"#/b\"},\n \"b\": {\"$ref\": \"#/schemas/Pt\"},\n \"schemas\": {\"Pet\": {}}}");
        Resolver resolver = resolver("a.json");

        assertThat(resolver.follow(place("a.json", "start"))).isNull();
        assertThat(resolver.follow(place("a.json", "b"))).isNull();

        assertThat(diagnostics.render()).isEqualTo("""
                a.json:2:16: error: The reference "#/schemas/Pt" leads nowhere: /schemas has no member "Pt". [dangling-reference]
                    at /b/$ref
                    by way of a.json:1:20: $ref "#/b"
                    Did you mean "Pet"?
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.json | dangling-reference | looked for: missing.json.",
                "folder | refused-reference | leads to folder, which is not a regular file",
                "/etc/passwd | dangling-reference | looked for: etc/passwd.",
                "file:///etc/passwd | refused-reference | names a file by an absolute URL",
                "https://example.com/x.json#/a | remote-reference | from which nothing is ever fetched",
                "openapi:Info | remote-reference | from which nothing is ever fetched",
                "bad.json | dangling-reference | leads to bad.json, which cannot be read",
                "a\u0000.json | dangling-reference | cannot be the path of a file here",
                "#nowhere | dangling-reference | has the anchor \"nowhere\"",
                "#/list/7 | dangling-reference | /list has no element 7, it has 1",
                "#/list/0/x | dangling-reference | /list/0 is a number and has no member \"x\"",
                "#/list/01 | dangling-reference | /list has no element 01"
            })
    void whatCannotBeFollowedIsReportedInOneSentence(String reference, String code, String sentence)
            throws IOException {
        write("a.json", "{\"list\": [1], \"start\": {\"$ref\": \"" + reference.replace("\0", "\\u0000") + "\"}}");
        write("folder/x.json", "{}");
        write("bad.json", "{");

        assertThat(resolver("a.json").follow(place("a.json", "start"))).isNull();

        Diagnostic diagnostic = diagnostics.all().get(0);
        assertThat(diagnostic.code()).isEqualTo(code);
        assertThat(diagnostic.message()).contains(sentence);
        assertThat(diagnostic.advice()).isNotEmpty();
        assertThat(diagnostic.location()).hasToString("a.json:1:33");
    }

    @Test
    void theCatalogueGivesFilesForUrls() throws IOException {
        write("a.json", "{\"x\": {\"$ref\": \"https://e.com/s/b.json#/y\"}, \"z\": {\"$ref\": \"https://e.com/one\"}}");
        write("copies/b.json", "{\"y\": 1}");
        write("one.json", "{}");
        bases = ReferenceBases.NONE
                .withCatalogue("https://e.com/s/", folder.resolve("copies"))
                .withCatalogue("https://e.com/one", folder.resolve("one.json"));

        assertThat(target("a.json", "x")).isEqualTo("copies/b.json#/y");
        assertThat(target("a.json", "z")).isEqualTo("one.json#");
    }

    @Test
    void theCatalogueDoesNotLeadOutOfItsDirectory() throws IOException {
        write("a.json", "{\"x\": {\"$ref\": \"https://e.com/s/../secret.json\"}}");
        write("secret.json", "{}");
        Files.createDirectories(folder.resolve("copies"));
        bases = ReferenceBases.NONE.withCatalogue("https://e.com/s/", folder.resolve("copies"));

        assertThat(resolver("a.json").follow(place("a.json", "x"))).isNull();
    }

    @Test
    void aPrefixOfTheCatalogueEndsWhereAPartOfThePathDoes() throws IOException {
        write(
                "a.json",
                "{\"x\": {\"$ref\": \"https://e.com/spec/b.json\"}, \"y\": {\"$ref\": \"https://e.com/specification/b.json\"}}");
        write("copies/b.json", "{}");
        write("copies/ification/b.json", "{}");
        bases = ReferenceBases.NONE.withCatalogue("https://e.com/spec", folder.resolve("copies"));

        assertThat(target("a.json", "x")).isEqualTo("copies/b.json#");
        assertThat(resolver("a.json").follow(place("a.json", "y"))).isNull();
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("remote-reference");
    }

    @Test
    void aReferenceIsNotLookedForBesideTheOtherDocumentsOfTheRun() throws IOException {
        write("a/openrpc.json", "{\"x\": {\"$ref\": \"types.json\"}}");
        write("a/types.json", "{}");
        write("b/openrpc.json", "{\"x\": {\"$ref\": \"types.json\"}}");
        Resolver both = resolver("a/openrpc.json");
        both.register(place("b/openrpc.json", "x").file());

        both.beginAt(place("a/openrpc.json", "x").file());
        assertThat(both.follow(place("a/openrpc.json", "x"))).isNotNull();
        both.beginAt(place("b/openrpc.json", "x").file());
        assertThat(both.follow(place("b/openrpc.json", "x"))).isNull();
    }

    @Test
    void aReferenceFromTheRootOfARepositoryIsFoundInAConfiguredDirectory() throws IOException {
        write(
                "repo/api/ws.json",
                "{\"x\": {\"$ref\": \"./api/http.json#/y\"}, \"z\": {\"$ref\": \"/api/http.json#/y\"}}");
        write("repo/api/http.json", "{\"y\": 1}");
        bases = ReferenceBases.NONE.withDirectory(folder.resolve("repo"));

        assertThat(target("repo/api/ws.json", "x")).isEqualTo("repo/api/http.json#/y");
        assertThat(target("repo/api/ws.json", "z")).isEqualTo("repo/api/http.json#/y");
    }

    @Test
    void aReferenceMayBeRelativeToTheDocumentRatherThanToItsOwnFile() throws IOException {
        write("a.json", "{\"x\": {\"$ref\": \"methods/m.json\"}}");
        write("methods/m.json", "{\"$ref\": \"schemas/s.json\"}");
        write("schemas/s.json", "{}");

        assertThat(target("a.json", "x")).isEqualTo("schemas/s.json#");
    }

    @Test
    void embeddedIdentifiersAreFoundAndChangeTheBase() throws IOException {
        write("a.json", """
                {"x": {"$ref": "https://e.com/types#/definitions/L"},
                 "types": {"$id": "https://e.com/types", "definitions": {
                    "L": {"type": "string"},
                    "M": {"$ref": "#/definitions/L"},
                    "N": {"$ref": "sub#/definitions/O"},
                    "P": {"$ref": "#/x/outer"}},
                  "nested": {"$id": "sub", "definitions": {"O": {"$ref": "types#/definitions/L"}}}},
                 "y": {"$ref": "#/types/definitions/M"},
                 "z": {"$ref": "#/types/definitions/N"},
                 "old": {"$ref": "https://e.com/old"}, "o": {"id": "https://e.com/old"}}
                """);

        assertThat(target("a.json", "x")).isEqualTo("a.json#/types/definitions/L");
        assertThat(target("a.json", "y")).isEqualTo("a.json#/types/definitions/L");
        assertThat(target("a.json", "z")).isEqualTo("a.json#/types/definitions/L");
        assertThat(target("a.json", "old")).isEqualTo("a.json#/o");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#/definitions/Kind | /components/schemas/Pet/definitions/Kind",
                "#/$defs/Tag | /components/schemas/Pet/$defs/Tag",
                "#/properties/kind | /components/schemas/Pet/properties/kind",
                "# | /components/schemas/Pet"
            })
    void aReferenceWithinASchemaThatWasPutIntoADocumentIsReportedAndFollowed(String reference, String pointer)
            throws IOException {
        write("a.json", """
                {"openrpc": "1.3.2", "components": {"schemas": {"Pet": {
                    "properties": {"kind": {"type": "string"}, "more": {"items": {"$ref": "REF"}, "definitions": {}}},
                    "definitions": {"Kind": {"enum": ["cat"]}}, "$defs": {"Tag": {"type": "string"}}}}}}
                """.replace("REF", reference));

        Place start = place("a.json", "components")
                .child("schemas")
                .child("Pet")
                .child("properties")
                .child("more")
                .child("items");
        Resolved resolved = resolver("a.json").follow(start);

        assertThat(resolved.target().pointer()).isEqualTo(pointer);
        assertThat(diagnostics.all()).hasSize(1);
        assertThat(diagnostics.all().get(0).code()).isEqualTo("dangling-reference");
        assertThat(diagnostics.all().get(0).message())
                .isEqualTo(
                        "The reference \"" + reference
                                + "\" is looked up in the document, and means something in the schema /components/schemas/Pet.");
        assertThat(diagnostics.all().get(0).advice()).startsWith("Write \"#" + pointer + "\", or give");
    }

    @Test
    void aRecursiveReferenceLeadsToTheFileThatIsASchema() throws IOException {
        write("tree.json", "{\"child\": {\"$recursiveRef\": \"#\"}, \"type\": \"object\"}");

        assertThat(target("tree.json", "child")).isEqualTo("tree.json#");
    }

    @Test
    void insideAnIdentifiedSchemaTheComponentsOfTheDocumentAreStillFound() throws IOException {
        write("a.json", """
                {"s": {"$id": "https://e.com/s", "items": {"$ref": "#/components/schemas/A"}},
                 "components": {"schemas": {"A": {}}},
                 "x": {"$ref": "#/s/items"}}
                """);

        assertThat(target("a.json", "x")).isEqualTo("a.json#/components/schemas/A");
    }

    @Test
    void everyFileThatWasReadAndEveryPathThatWasNotThereIsRemembered() throws IOException {
        write("a.json", "{\"x\": {\"$ref\": \"b.json\"}, \"y\": {\"$ref\": \"c.json\"}}");
        write("b.json", "{}");
        Resolver resolver = resolver("a.json");

        resolver.follow(place("a.json", "x"));
        resolver.follow(place("a.json", "y"));

        assertThat(resolver.sources().files())
                .extracting(SourceFile::displayName)
                .containsExactly("a.json", "b.json");
        assertThat(resolver.sources().missing()).containsExactly(folder.resolve("c.json"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private Resolver resolver(String document) {
        if (resolver == null) {
            sources = new Sources(new SourceReader(Limits.DEFAULTS, diagnostics, folder));
            resolver = new Resolver(sources, bases, diagnostics);
            resolver.register(Objects.requireNonNull(sources.read(folder.resolve(document))));
        }
        return resolver;
    }

    private Place place(String document, String member) {
        resolver(document);
        SourceFile file = Objects.requireNonNull(sources.read(folder.resolve(document)));
        return Objects.requireNonNull(Place.root(file).child(member));
    }

    private Resolved follow(String document, String member) {
        Resolved resolved = resolver(document).follow(place(document, member));
        assertThat(resolved).as(diagnostics.render()).isNotNull();
        return Objects.requireNonNull(resolved);
    }

    private String target(String document, String member) {
        return follow(document, member).target().toString();
    }
}
