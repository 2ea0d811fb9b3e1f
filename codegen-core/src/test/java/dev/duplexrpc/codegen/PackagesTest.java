package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.codegen.emit.EmitOptions.Visibility;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.model.PackageLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several packages in one run: by file, and by what a class is. */
class PackagesTest {
    private static final String TYPES = """
            {'definitions':{
              'Pet':{'type':'object','required':['kind','name'],'properties':{'kind':{'const':'pet'},'name':{'type':'string'}}},
              'Toy':{'type':'object','required':['kind'],'deprecated':true,'properties':{'kind':{'const':'toy'},'price':{'type':'number'}}},
              'Size':{'type':'string','enum':['big','small']}}}
            """;

    private static final String PETS = """
            {'openrpc':'1.3.2','info':{'title':'Store','version':'1'},
             'methods':[{'name':'find','params':[{'name':'name','required':true,'schema':{'type':'string'}},
               {'name':'size','schema':{'$ref':'types.json#/definitions/Size'}}],
               'result':{'name':'r','schema':{'$ref':'types.json#/definitions/Pet'}},
               'errors':[{'code':1,'message':'Gone.','data':{'$ref':'types.json#/definitions/Pet'}}]}],
             'components':{'schemas':{'Item':{'type':'object','properties':{'pets':{'type':'array','items':{'$ref':'types.json#/definitions/Pet'}},'com':{'type':'string'}}}}}}
            """;

    private static final String SHOP = """
            {'openrpc':'1.3.2','info':{'title':'Store','version':'1'},
             'methods':[{'name':'find','params':[{'name':'item','required':true,'schema':{'$ref':'#/components/schemas/Item'}}],
               'result':{'name':'r','schema':{'type':'array','items':{'$ref':'pets.json#/components/schemas/Item'}}},
               'errors':[{'code':1,'message':'Gone.','data':{'$ref':'types.json#/definitions/Pet'}}]}],
             'components':{'schemas':{
               'Item':{'oneOf':[{'$ref':'types.json#/definitions/Pet'},{'$ref':'types.json#/definitions/Toy'},{'$ref':'#/components/schemas/Book'}]},
               'Pet':{'type':'object','required':['wild'],'properties':{'wild':{'$ref':'types.json#/definitions/Pet'},'tame':{'$ref':'#/components/schemas/Pet'}}},
               'Book':{'type':'object','required':['kind'],'properties':{'kind':{'const':'book'},'seller':{'$ref':'#/components/schemas/Pet'}}}}}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        for (Map.Entry<String, String> file : Map.of("types.json", TYPES, "pets.json", PETS, "shop.json", SHOP)
                .entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue().replace('\'', '"'));
        }
    }

    @Test
    void eachFileHasItsPackage() {
        Map<String, String> files = generate(
                new PackageLayout(Map.of("types.json", "org.acme.types", "shop.json", "com.acme.shop"), "", "", ""));
        assertThat(files.keySet())
                .contains(
                        "org/acme/types/Pet.java",
                        "org/acme/types/PetCodec.java",
                        "com/example/test/Store.java",
                        "com/example/test/GoneException.java",
                        "com/acme/shop/Store.java",
                        "com/acme/shop/GoneException.java",
                        "com/acme/shop/Item.java",
                        "com/acme/shop/Pet.java",
                        "com/example/test/Item.java");
        assertThat(GeneratedCode.problems(files)).isEmpty();
    }

    @Test
    void kindsOfClassesHavePackagesOfTheirOwn() {
        Map<String, String> files =
                generate(new PackageLayout(Map.of("shop.json", "com.acme.shop"), "model", "api", "error"));
        assertThat(files.keySet())
                .contains(
                        "com/example/test/model/Pet.java",
                        "com/example/test/api/Store.java",
                        "com/example/test/api/FindParams.java",
                        "com/example/test/error/GoneException.java",
                        "com/acme/shop/model/Pet.java",
                        "com/acme/shop/error/GoneException.java");
        assertThat(GeneratedCode.problems(files)).isEmpty();
    }

    @Test
    void aVariantOfAnotherPackageIsHeldByARecord() {
        GeneratedCode code =
                GeneratedCode.compile(generate(new PackageLayout(Map.of("shop.json", "com.acme.shop"), "", "", "")));
        Class<?> item = code.type("com.acme.shop.Item");
        assertThat(item.getPermittedSubclasses())
                .extracting(Class::getName)
                .containsExactlyInAnyOrder(
                        "com.acme.shop.Book",
                        "com.acme.shop.Item$OfPet",
                        "com.acme.shop.Item$OfToy",
                        "com.acme.shop.Item$Unknown");
        for (String json : List.of(
                "{\"kind\":\"pet\",\"name\":\"Rex\"}",
                "{\"kind\":\"toy\",\"price\":1.5}",
                "{\"kind\":\"book\",\"seller\":{\"wild\":{\"kind\":\"pet\",\"name\":\"Rex\"}}}")) {
            assertThat(code.roundTrip("com.acme.shop.Item", json)).isEqualTo(json);
        }
    }

    @Test
    void aServiceCallsThroughClassesOfOtherPackages() {
        GeneratedCode code = GeneratedCode.compile(
                        generate(new PackageLayout(Map.of("shop.json", "com.acme.shop"), "model", "api", "error")))
                .with(Map.of("com/example/use/Use.java", """
                        package com.example.use;

                        import dev.duplexrpc.Remote;
                        import dev.duplexrpc.RpcService;
                        import com.example.test.api.Store;
                        import com.example.test.error.GoneException;
                        import com.example.test.model.Pet;
                        import com.example.test.model.Size;
                        import java.util.ArrayList;
                        import java.util.List;
                        import java.util.function.Function;

                        public final class Use {
                            private Use() {}

                            public static List<String> run(Function<RpcService, Remote> remote) {
                                List<String> log = new ArrayList<>();
                                Store handler = (name, size) -> {
                                    if (size != null) {
                                        throw new GoneException(Pet.builder().name(name + size).build());
                                    }
                                    return Pet.builder().name(name).build();
                                };
                                Store store = Store.over(remote.apply(Store.service(handler)));
                                log.add(store.find("Rex").name());
                                try {
                                    store.find("Rex", Size.BIG);
                                } catch (GoneException e) {
                                    log.add(e.data().name());
                                }
                                return log;
                            }
                        }
                        """));
        Function<RpcService, Remote> loop = LoopRemote::new;
        Object log;
        try {
            log = code.type("com.example.use.Use")
                    .getMethod("run", Function.class)
                    .invoke(null, loop);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        assertThat(log).isEqualTo(List.of("Rex", "Rexbig"));
    }

    @Test
    void aPatternMeansFilesAndTheMostPreciseKeyCounts() {
        PackageLayout layout =
                new PackageLayout(Map.of("*.json", "one", "pets/*.json", "two", "pets/cat.json", "three"), "m", "", "");
        assertThat(layout.home("src/pets/cat.json", "root")).isEqualTo("three");
        assertThat(layout.home("src/pets/dog.json", "root")).isEqualTo("two");
        assertThat(layout.home("src/birds.json", "root")).isEqualTo("one");
        assertThat(layout.home("src/birds.yaml", "root")).isEqualTo("root");
        assertThat(layout.ofModels("src/birds.yaml", "root")).isEqualTo("root.m");
    }

    @Test
    void aFileThatIsNeverReadIsReported() {
        GenerationResult result = result(new PackageLayout(Map.of("cats.json", "com.acme.cats"), "", "", ""));
        assertThat(result.diagnostics())
                .anyMatch(problem -> problem.code().equals("unused-option")
                        && problem.message().contains("'cats.json', which was not read"));
        assertThat(result.files()).isEmpty();
    }

    @Test
    void typesThatOnlyTheirPackageSeesCannotBeDivided() {
        GeneratorOptions options = options(new PackageLayout(Map.of(), "model", "", ""));
        assertThatThrownBy(() -> options.withVisibility(Visibility.PACKAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be divided among several packages");
    }

    private Map<String, String> generate(PackageLayout layout) {
        GenerationResult result = result(layout);
        assertThat(result.diagnostics()).isEmpty();
        return result.files();
    }

    private GenerationResult result(PackageLayout layout) {
        return Generator.generate(options(layout));
    }

    private GeneratorOptions options(PackageLayout layout) {
        return GeneratorOptions.of(
                        List.of(folder.resolve("pets.json"), folder.resolve("shop.json")), Generation.PACKAGE)
                .withModel(ModelOptions.builder().packages(layout).build());
    }
}
