package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that does nothing is a mistake, and says so. */
class UnusedOptionsTest {
    private static final String METHODS = """
            {'name':'pet_get','params':[{'name':'id','schema':{'type':'string','format':'uuid'}}],'result':{'name':'r','schema':{'$ref':'#/components/schemas/Pet'}},
             'errors':[{'$ref':'#/components/errors/Gone'}]},
            {'name':'pet_seen','params':[]}
            """;

    private static final String COMPONENTS = """
            'schemas':{'Pet':{'type':'object','properties':{'name':{'type':'string'},'kind':{'$ref':'#/components/schemas/Kind'}}},
              'Kind':{'enum':['a','b']},'Names':{'type':'array','items':{'type':'string'}}},
            'errors':{'Gone':{'code':1,'message':'Gone'}}
            """;

    @Test
    void optionsThatSomethingAnswersToAreNotReported() {
        assertThat(unused(o -> o.serviceName("Pets")
                        .schemaName("Pet", "Animal")
                        .schemaName("#/components/schemas/Kind", "Sort")
                        .schemaName("Gone", "Lost")
                        .methodName("pet_get", "fetch")
                        .memberName("Pet/name", "title")
                        .memberName("Kind/a", "FIRST")
                        .memberName("pet_get/id", "number")
                        .idempotent("pet_*")
                        .format("uuid", new JavaType("java.lang.String", "Codecs.STRING"))
                        .reverse(List.of(new ReverseService("Seen", null, Pattern.compile(".*_seen"))))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cat | gives a name to 'Cat', which is no schema that becomes a class",
                "Names | gives a name to 'Names', which is no schema that becomes a class",
                "pets.json#/components/schemas/Pet | gives a name to 'pets.json#/components/schemas/Pet'"
            })
    void aNameForASchema(String schema, String sentence) {
        assertThat(unused(o -> o.schemaName(schema, "Animal")))
                .singleElement()
                .asString()
                .contains(sentence);
    }

    @Test
    void aNameForASchemaThatHasAJavaType() {
        assertThat(unused(o -> o.schemaName("Pet", "Animal").type("Pet", new JavaType("com.acme.Pet", null))))
                .singleElement()
                .asString()
                .contains("gives a name to 'Pet'");
    }

    @ParameterizedTest
    @CsvSource({"Pet/age", "Kind/c", "pet_get/name", "pet_get", "Cat/name"})
    void aNameForAMember(String member) {
        assertThat(unused(o -> o.memberName(member, "other")))
                .singleElement()
                .asString()
                .contains("gives a name to '" + member + "', which is no member");
    }

    @Test
    void aJavaType() {
        JavaType type = new JavaType("com.acme.Money", null);

        assertThat(unused(o -> o.type("Cat", type))).singleElement().asString().contains("maps the schema 'Cat'");
        assertThat(unused(o -> o.format("money", type)))
                .singleElement()
                .asString()
                .contains("maps the format 'money'");
    }

    @Test
    void aDiscriminator() {
        assertThat(unused(o -> o.tag("Cat", new TagChoice("kind", Map.of()))))
                .singleElement()
                .asString()
                .contains("gives a discriminator to the schema 'Cat'");
        assertThat(unused(o -> o.tag("Pet", new TagChoice("kind", Map.of()))))
                .singleElement()
                .asString()
                .contains("The discriminator 'kind' divides nothing");
    }

    @Test
    void whatIsSaidOfMethods() {
        assertThat(unused(o -> o.methodName("cat_get", "x")))
                .singleElement()
                .asString()
                .contains("'cat_get'");
        assertThat(unused(o -> o.idempotent("pet_seen")))
                .singleElement()
                .asString()
                .contains("'pet_seen' is idempotent, but no request and no subscription has that name");
        assertThat(unused(o -> o.subscription("cat_*", new SubscriptionChoice("#/components/schemas/Pet", "a", "b"))))
                .singleElement()
                .asString()
                .contains("makes a subscription of the method 'cat_*'");
        assertThat(unused(o -> o.progress("cat_*", "#/components/schemas/Pet")))
                .singleElement()
                .asString()
                .contains("what 'cat_*' tells of its progress");
        assertThat(unused(o -> o.outboxPolicy("cat_*", MethodModel.OutboxPolicy.BLOCK)))
                .singleElement()
                .asString()
                .contains("gives an outbox policy to 'cat_*'");
    }

    @Test
    void whatIsSaidOfInterfaces() {
        assertThat(unused(o -> o.grouping(new Grouping.ByTag())))
                .singleElement()
                .asString()
                .contains("none of them has");
        assertThat(unused(o -> o.grouping(new Grouping.ByPrefix("."))))
                .singleElement()
                .asString()
                .contains("a prefix that ends at '.'");
        assertThat(unused(o -> o.reverse(List.of(new ReverseService("Client", "event", null)))))
                .singleElement()
                .asString()
                .contains("the reverse interface 'Client'");
        assertThat(unused(o -> o.grouping(new Grouping.ByPrefix("_")).serviceName("Pets")))
                .singleElement()
                .asString()
                .contains("'Pets', but there is none");
        assertThat(unused(o -> o.serviceName("cat", "Cats")))
                .singleElement()
                .asString()
                .contains("interface of 'cat'");
        assertThat(unused(o -> o.grouping(new Grouping.ByPrefix("_")).serviceName("pet", "Pets")))
                .isEmpty();
    }

    @Test
    void aNameThatJavaCannotUseIsRefused() {
        for (UnaryOperator<ModelOptions.Builder> change : List.<UnaryOperator<ModelOptions.Builder>>of(
                o -> o.schemaName("Pet", "My-Pet"),
                o -> o.schemaName("Pet", "record"),
                o -> o.serviceName("class"),
                o -> o.serviceName("pet", "1"),
                o -> o.methodName("get", "new"),
                o -> o.memberName("Pet/a", "a b"),
                o -> o.type("Pet", new JavaType("java.util.List<String>", null)),
                o -> o.format("money", new JavaType("Money", null)),
                o -> o.reverse(List.of(new ReverseService("a b", "tag", null))))) {
            ModelOptions.Builder builder = change.apply(ModelOptions.builder());
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("could have in Java");
        }
    }

    private static List<String> unused(UnaryOperator<ModelOptions.Builder> change) {
        ModelOptions options = change.apply(ModelOptions.builder()).build();
        return Modelled.methods(METHODS, COMPONENTS, options).diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().equals("unused-option"))
                .map(Diagnostic::message)
                .toList();
    }
}
