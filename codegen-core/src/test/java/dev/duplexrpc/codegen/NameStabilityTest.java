package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.model.Grouping;
import dev.duplexrpc.codegen.model.ModelOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever adds a schema or a method at the end of a document finds everything that was there under its old name. */
class NameStabilityTest {
    private static final String SCHEMAS = "'schemas':{%s}";

    private static final String PET = "{'$ref':'#/components/schemas/Pet'}";

    /** A type that is written in place and belongs to what {@code Pet} includes: whoever includes {@code Pet} has it, too. */
    private static final String INCLUDED =
            "'Pet':{'properties':{'owner':{'allOf':[{'$ref':'#/components/schemas/Base'},"
                    + "{'properties':{'x':{'type':'string'}}}]}}},'Base':{'properties':{'z':{}}}";

    private static final String HEIR = "{'allOf':[" + PET + ",{'properties':{'y':{'type':'string'}}}]}";

    private static final String TOLD_HEIR =
            "{'allOf':[" + PET + ",{'properties':{'y':{'type':'string'}},'required':['y']}]}";

    private static final String CLOSED_HEIR = "{'allOf':[" + PET
            + ",{'type':'object','properties':{'y':{'type':'integer'}},'additionalProperties':false}]}";

    /** A method with a long list of parameters, types written in place, an error with data, two groups, and a union that cannot be inside its owner. */
    private static final String API = """
            {'openrpc':'1.3.2','info':{'title':'Zoo','version':'1'},'methods':[
              {'name':'pet.find','tags':[{'name':'pet'}],'params':[
                 {'name':'a','schema':{'type':'string'}},{'name':'b','schema':{'type':'string'}},{'name':'c','schema':{'type':'string'}},
                 {'name':'d','schema':{'type':'string'}},{'name':'e','schema':{'type':'string'}},
                 {'name':'sort','schema':{'type':'object','properties':{'by':{'type':'string'}}}}],
               'result':{'name':'r','schema':{'type':'object','properties':{'pets':{'$ref':'#/components/schemas/Pets'}}}},
               'errors':[{'code':1,'message':'Gone.','data':{'type':'object','properties':{'since':{'type':'string'}}}}]},
              {'name':'toy.find','tags':[{'name':'toy'}],'params':[{'name':'filter','schema':{'$ref':'#/components/schemas/Filter'}}],
               'result':{'name':'r','schema':{'type':'object','properties':{'toys':{'$ref':'#/components/schemas/Pets'}}}}}],
             'components':{'schemas':{
               'Filter':{'type':'object','properties':{'not':{'oneOf':[{'$ref':'#/components/schemas/Filter'},{'type':'integer'}]}}},
               'Pets':{'type':'array','items':{'type':'object','properties':{'name':{'type':'string'}}}}%s}}}
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                INCLUDED + "|" + HEIR,
                "'Pet':{'properties':{'owner':{'properties':{'x':{}}}}}|" + HEIR,
                "'Pet':{'properties':{'owner':{'properties':{'x':{}}}}}|{'properties':{'y':{}}}",
                "'Pet':{'oneOf':[{'properties':{'count':{'const':'v0'}},'required':['count'],'title':'Transaction'},{}],"
                        + "'required':['tag']}|{'anyOf':[" + PET + "," + TOLD_HEIR + "]}",
                // An heir of a part of a component, which is read before the rest of it.
                "'Pet':{'properties':{'remote':{'properties':{'owners':{'type':'array','items':{'properties':{'x':{}}}}}}}}"
                        + "|{'allOf':[{'$ref':'#/components/schemas/Pet/properties/remote'},{'properties':{'y':{}}}]}",
                // Two heirs have the same values in their maps, which nobody writes in one place.
                "'Pet':{'oneOf':[{'patternProperties':{'^[a-z]+$':{'allOf':[" + PET
                        + ",{'type':'object','properties':{'to':{'type':'string'}}}]}},'required':['count']}],"
                        + "'properties':{'remote':{'type':'object','properties':{'options':" + CLOSED_HEIR + "}}}}|"
                        + CLOSED_HEIR
            })
    void whatIsAddedRenamesNothing(String schemas, String added) {
        Map<String, String> before = Generation.ofMethods("", SCHEMAS.formatted(schemas));

        for (String name : new String[] {"Owner", "PetOwner", "Zoo"}) {
            remains(before, Generation.ofMethods("", SCHEMAS.formatted(schemas + ",'" + name + "':" + added)));
        }
        String method = "{'name':'get','params':[{'name':'pet','schema':%s}],'result':{'name':'r','schema':%s}}";
        remains(before, Generation.ofMethods(method.formatted(added, added), SCHEMAS.formatted(schemas)));
    }

    @ParameterizedTest
    @CsvSource({"tag", "prefix", "title"})
    void aComponentThatIsCalledLikeAClassRenamesNothing(String grouping) throws IOException {
        ModelOptions options = ModelOptions.builder()
                .grouping(
                        switch (grouping) {
                            case "tag" -> new Grouping.ByTag();
                            case "prefix" -> new Grouping.ByPrefix(".");
                            default -> new Grouping.WholeDocument();
                        })
                .build();
        Map<String, String> before = generate("", options);
        assertThat(before).containsKeys(path("GoneException"), path("GoneData"), path("FilterNot"), path("PetsItem"));

        for (String file : before.keySet()) {
            if (file.endsWith(".java")) {
                String name = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
                String snake = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
                for (String key : Set.of(name, name.toUpperCase(Locale.ROOT), snake, name + "_")) {
                    if (!API.contains("'" + key + "':")) {
                        String added = ",'%s':{'type':'object','properties':{'added':{}}}".formatted(key);
                        Map<String, String> after = generate(added, options);
                        Map<String, String> seen = new TreeMap<>(before);
                        seen.values().removeIf(text -> !text.contains("\npublic "));
                        remains(seen, after);
                    }
                }
            }
        }
    }

    /** A part of a component that others refer to, whose own name is of signs alone: it would have the name of the component. */
    @Test
    void aMethodThatLeadsToAPartOfAComponentRenamesNotTheComponent() {
        String schemas = SCHEMAS.formatted("'List':{'allOf':[{'$ref':'#/components/schemas/Pet'},{'properties':{'_':{"
                + "'oneOf':[{'type':'string'},{'type':'boolean'}]}}}]},'Pet':{'oneOf':[{'required':['a'],'properties':{'a':{}}},"
                + "{'required':['b'],'properties':{'b':{}}}]}");
        Map<String, String> before = Generation.ofMethods("", schemas);

        assertThat(before).containsKeys(path("ListType"), path("ListUnderscore"));
        remains(
                before,
                Generation.ofMethods(
                        "{'name':'get','params':[],'result':{'name':'r','schema':{'allOf':[{'$ref':'#/components/schemas/List'},"
                                + "{'properties':{'y':{'type':'string'}}}]}}}",
                        schemas));
    }

    @Test
    void anErrorRenamesNoInterface() {
        String document =
                "{'openrpc':'1.3.2','info':{'title':'Gone Exception','version':'1'},'methods':[{'name':'get','params':[]%s}]}";
        Map<String, String> before = Generation.of(document.formatted(""));
        Map<String, String> after = Generation.of(document.formatted(",'errors':[{'code':1,'message':'Gone'}]"));

        assertThat(Generation.file(before, "GoneException")).contains("public interface GoneException ");
        assertThat(Generation.file(after, "GoneException")).contains("public interface GoneException ");
    }

    /** The sixth parameter brings the record of all of them, which would be called like the type of a parameter called so. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"params|f", "result|f", "a-b|aB", "to|result"})
    void aParameterThatIsAppendedRenamesNoTypeOfTheMethod(String there, String appended) throws IOException {
        String params = "a,b,c,d," + there;
        Map<String, String> before = withParams(params);
        before.values().removeIf(text -> !text.contains("\npublic record "));

        Map<String, String> after = withParams(params + "," + appended);
        before.forEach((file, text) -> assertThat(after.get(file)).as(file).isEqualTo(text));
    }

    /** A method with parameters of these names, each with a type of its own, and such a result. */
    private Map<String, String> withParams(String names) throws IOException {
        String described = Stream.of(names.split(","))
                .map(name -> "{'name':'%s','schema':%s}".formatted(name, own(name)))
                .collect(Collectors.joining(","));
        String document = "{'openrpc':'1.3.2','info':{'title':'Zoo','version':'1'},'methods':[{'name':'find','params':["
                + described + "],'result':{'name':'r','schema':" + own("r") + "}}]}";
        return new TreeMap<>(
                Generation.result(written(document), ModelOptions.DEFAULTS).files());
    }

    private static String own(String name) {
        return "{'type':'object','properties':{'of-%s':{'type':'string'}}}".formatted(name);
    }

    private Map<String, String> generate(String added, ModelOptions options) throws IOException {
        return Generation.result(written(API.formatted(added)), options).files();
    }

    /** Always in the same file: its name is part of the suffixes. */
    private Path written(String document) throws IOException {
        return Files.writeString(directory.resolve("zoo.json"), document.replace('\'', '"'));
    }

    private static String path(String name) {
        return Generation.PACKAGE.replace('.', '/') + "/" + name + ".java";
    }

    private static void remains(Map<String, String> before, Map<String, String> after) {
        assertThat(after).hasSizeGreaterThan(before.size());
        before.forEach((file, text) -> assertThat(after.get(file))
                .as(file)
                .isNotNull()
                .satisfies(now -> assertThat(asCalled(now)).isEqualTo(asCalled(text))));
    }

    /**
     * Without the unions that a type is a variant of, which are said where the type is; and as callers see it: where a new union has a nested type of the
     * same name, others are called by longer names, and lines break elsewhere.
     */
    private static String asCalled(String text) {
        return text.replaceAll(" implements [^{]*", " ")
                .replaceAll("(?m)^ *\\*", "")
                .replaceAll("\\b[A-Z]\\w*\\.(?=[A-Z])", "")
                .replaceAll("import [^;]*;|\\s+", "")
                .replaceAll("(Codec|Stub|Methods|Dispatcher)_[0-9a-f]+", "$1");
    }
}
