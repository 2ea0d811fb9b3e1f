package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.model.Declaration.EnumValue;
import org.junit.jupiter.api.Test;

class EnumTest {
    @Test
    void textsInTheirOrder() {
        Modelled m = Modelled.schemas("'E':{'enum':['','-1','1st','class','a','A']}");

        assertThat(ModelText.declaration(m.declared("E"))).isEqualTo("E TEXT (, -1, 1st, class, a, A)");
    }

    @Test
    void wholeNumbers() {
        assertThat(ModelText.declaration(
                        Modelled.schemas("'E':{'enum':[1,2.0,-3]}").declared("E")))
                .isEqualTo("E WHOLE (1, 2, -3)");
    }

    @Test
    void aMixOfEverything() {
        Modelled m = Modelled.schemas(
                "'E':{'enum':[1,'1',null,{'a':1}]},'O':{'properties':{'e':{'$ref':'#/components/schemas/E'}}}");

        assertThat(ModelText.declaration(m.declared("E"))).isEqualTo("E MIXED (1, 1, {\"a\":1})");
        assertThat(m.type("O", "e")).isEqualTo("E|null");
    }

    @Test
    void repeatedValuesAreDroppedWithANote() {
        Modelled m = Modelled.schemas("'E':{'type':'string','enum':['a','b','a']}");

        assertThat(m.enumeration("E").values()).hasSize(2);
        assertThat(m.codes()).containsExactly("duplicate-enum-value");
    }

    @Test
    void constantsWithTitlesAreAnEnumerationWithDocumentation() {
        Modelled m = Modelled.schemas(
                "'E':{'description':'Which.','oneOf':[{'const':'up','title':'Up','description':'Skywards.'},{'const':'down','x-java-name':'BELOW'}]}");

        assertThat(m.enumeration("E").doc().description()).isEqualTo("Which.");
        assertThat(m.enumeration("E").values())
                .extracting(EnumValue::doc)
                .containsExactly(new Doc("Up", "Skywards.", false), Doc.NONE);
        assertThat(m.enumeration("E").values()).extracting(EnumValue::javaName).containsExactly(null, "BELOW");
    }

    @Test
    void enumerationsOfAUnionBecomeOne() {
        Modelled m = Modelled.schemas(
                "'E':{'anyOf':[{'$ref':'#/components/schemas/F'},{'type':'string','enum':['c','a']}]},'F':{'type':'string','enum':['a','b']}");

        assertThat(ModelText.declaration(m.declared("E"))).isEqualTo("E TEXT (a, b, c)");
    }

    @Test
    void valuesAreDescribedByExtensions() {
        Modelled m = Modelled.schemas(
                "'E':{'enum':['a','b'],'x-enumDescriptions':{'b':'the second'},'x-enum-varnames':['ALPHA','BETA']}");

        assertThat(m.enumeration("E").values().get(1))
                .isEqualTo(
                        new EnumValue(new Literal(Literal.Kind.TEXT, "b"), "BETA", new Doc(null, "the second", false)));
    }

    @Test
    void anEnumerationWithNullIsNullable() {
        Modelled m = Modelled.schemas(
                "'O':{'properties':{'e':{'enum':['a',null]},'f':{'type':'string','nullable':true,'enum':['a','b']}}}");

        assertThat(m.type("O", "e")).isEqualTo("O/properties/e|null");
        assertThat(m.type("O", "f")).isEqualTo("O/properties/f|null");
    }

    @Test
    void aReferenceWithLimitsBesideItIsStillTheSameEnumeration() {
        Modelled m = Modelled.schemas(
                "'E':{'enum':['a','b']},'O':{'properties':{'e':{'$ref':'#/components/schemas/E','minLength':1}}}");

        assertThat(m.type("O", "e")).isEqualTo("E");
    }

    @Test
    void aTypeBesideTheValuesLeavesOutWhatDoesNotFit() {
        Modelled m = Modelled.schemas("'E':{'type':'string','enum':['a',1,'b']}");

        assertThat(ModelText.declaration(m.declared("E"))).isEqualTo("E TEXT (a, b)");
    }

    @Test
    void aNumberIsCalledByItsTitle() {
        Modelled m = Modelled.schemas("'E':{'oneOf':[{'const':1,'title':'one'},{'const':2,'title':'top level'},"
                + "{'const':3,'title':'four','x-java-name':'THREE'},{'const':4}]}");

        assertThat(((Declaration.EnumDeclaration) m.declared("E")).values())
                .extracting(Declaration.EnumValue::javaName)
                .containsExactly("ONE", "TOP_LEVEL", "THREE", null);
    }

    @Test
    void tooFewNamesAreReported() {
        Modelled m = Modelled.schemas("'E':{'enum':[1,2,3],'x-enum-varnames':['A','B']}");

        assertThat(m.diagnostic("invalid-hint").pointer()).isEqualTo("/components/schemas/E/x-enum-varnames");
    }
}
