package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import org.junit.jupiter.api.Test;

/** Discriminators as OpenAPI writes them, at schemas that others include. */
class DiscriminatorTest {
    private static final String ANIMALS = """
            'Pet':{'type':'object','required':['kind'],'properties':{'kind':{'type':'string'}},'discriminator':{'propertyName':'kind','mapping':{'cat':'#/components/schemas/Cat'}}},
            'Cat':{'allOf':[{'$ref':'#/components/schemas/Pet'}]},
            'Dog':{'allOf':[{'$ref':'#/components/schemas/Pet'}]}
            """;

    @Test
    void aDiscriminatorThatDividesNothingIsReported() {
        Modelled m = Modelled.schemas(ANIMALS);

        assertThat(m.diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("invalid-hint");
            assertThat(problem.pointer()).isEqualTo("/components/schemas/Pet/discriminator");
            assertThat(problem.message()).startsWith("The discriminator 'kind' divides nothing");
        });
    }

    @Test
    void variantsThatSayTheSameAreTwoWhenADiscriminatorNamesBoth() {
        String either = ",'Any':{'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Dog'}]}";
        Modelled m = Modelled.schemas(ANIMALS + either);

        assertThat(m.diagnostics()).isEmpty();
        assertThat(m.text()).contains("Any = Cat Cat | Dog Dog by kind(OBJECT>kind(cat>0 Dog>1");
    }

    @Test
    void variantsThatSayTheSameAreTwoWhenTheMappingOfTheUnionNamesBoth() {
        Modelled m = Modelled.schemas("""
                'A':{'type':'object','required':['t'],'properties':{'t':{'type':'string'}}},
                'B':{'type':'object','required':['t'],'properties':{'t':{'type':'string'}}},
                'U':{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}],
                  'discriminator':{'propertyName':'t','mapping':{'a':'A','b':'#/components/schemas/B'}}}
                """);

        assertThat(m.codes()).isEmpty();
        assertThat(m.api().declarations().values())
                .filteredOn(UnionDeclaration.class::isInstance)
                .singleElement()
                .satisfies(union ->
                        assertThat(((UnionDeclaration) union).variants()).hasSize(2));
    }

    @Test
    void aMappingToNoAlternativeIsReported() {
        Modelled m = Modelled.schemas("""
                'A':{'type':'object','required':['t'],'properties':{'t':{'type':'string'},'a':{}}},
                'B':{'type':'object','required':['t'],'properties':{'t':{'type':'string'},'b':{}}},
                'U':{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}],
                  'discriminator':{'propertyName':'t','mapping':{'a':'A','b':'B','c':'C'}}}
                """);

        assertThat(m.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("The discriminator maps 'c' to 'C', which is none of the alternatives.");
    }

    @Test
    void aDiscriminatorThatNoAlternativeHasIsReportedAndNotUsed() {
        Modelled m = Modelled.schemas("""
                'A':{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}},
                'B':{'type':'object','required':['b'],'properties':{'b':{'type':'string'}}},
                'U':{'oneOf':[{'$ref':'#/components/schemas/A'},{'$ref':'#/components/schemas/B'}],
                  'discriminator':{'propertyName':'nope'}}
                """);

        assertThat(m.diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("invalid-hint");
            assertThat(problem.pointer()).isEqualTo("/components/schemas/U/discriminator");
            assertThat(problem.message()).startsWith("None of the alternatives has the member 'nope'");
        });
        assertThat(m.text()).contains("by kind(OBJECT>members([a]>0 [b]>1 else>?))");
    }
}
