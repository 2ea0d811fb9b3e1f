package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.model.MethodModel.Param;
import dev.duplexrpc.codegen.model.MethodModel.Passing;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MethodTest {
    private static final String INT = "'schema':{'type':'integer'}";

    @Test
    void byPositionASecondParameterOfOneNameKeepsItsPlace() {
        Modelled m = Modelled.methods(
                "{'name':'m','paramStructure':'by-position','params':[{'name':'a','required':true,'schema':{'type':'integer'}},"
                        + "{'name':'a','required':true,'schema':{'type':'string'}},{'name':'a_2','schema':{'type':'boolean'}},"
                        + "{'name':'b','schema':{'type':'boolean'}}]}",
                "");

        assertThat(m.method("m").params()).extracting(Param::position).containsExactly(0, 1, 2, 3);
        assertThat(m.method("m").params()).extracting(Param::name).containsExactly("a", "a_3", "a_2", "b");
    }

    @Test
    void requiredParametersComeFirstAndKeepTheirPosition() {
        Modelled m = methods("{'name':'m','params':[{'name':'a'," + INT + "},{'name':'b','required':true," + INT
                + "},{'name':'c','required':true," + INT + "}],'result':{'name':'r','schema':{'type':'null'}}}");

        assertThat(ModelText.method(m.method("m"))).isEqualTo("m(b: LONG, c: LONG, a?: LONG) -> nothing|null");
        assertThat(m.method("m").params()).extracting(Param::position).containsExactly(1, 2, 0);
    }

    @Test
    void ofTwoParametersWithOneNameTheFirstCounts() {
        Modelled m =
                methods("{'name':'m','params':[{'name':'a','schema':{'type':'string'}},{'name':'a'," + INT + "}]}");

        assertThat(ModelText.method(m.method("m"))).isEqualTo("m(a?: text)");
    }

    @Test
    void parametersArePassedAsTheDocumentSaysAndByNameWhereItLeavesThatOpen() {
        Modelled m = methods(
                "{'name':'p','paramStructure':'by-position','params':[]},{'name':'n','paramStructure':'by-name','params':[]},"
                        + "{'name':'e','paramStructure':'either','params':[]},{'name':'d','params':[]}");

        assertThat(m.method("p").passing()).isEqualTo(Passing.BY_POSITION);
        assertThat(List.of(
                        m.method("n").passing(),
                        m.method("e").passing(),
                        m.method("d").passing()))
                .containsOnly(Passing.BY_NAME);
    }

    @Test
    void aMethodWithoutAResultIsANotification() {
        assertThat(methods("{'name':'m','params':[]}").method("m").result()).isNull();
    }

    @Test
    void whatReturnsNothingIsNoNotification() {
        Modelled m = methods(
                "{'name':'a','params':[],'result':{'name':'r','schema':{'type':['null']}}},{'name':'b','params':[],'result':{'name':'r','schema':{'const':null}}},"
                        + "{'name':'c','params':[],'result':{'name':'r','schema':false}}");

        assertThat(m.api().services().get(0).methods())
                .allSatisfy(method -> assertThat(ModelText.method(method)).endsWith("() -> nothing|null"));
    }

    @Test
    void typesWrittenInPlaceAreNamedAfterTheirMethodAndRole() {
        Modelled m = methods(
                "{'name':'m','params':[{'name':'filter','schema':{'type':'object','properties':{'x':{'enum':['a','b']}}}}],"
                        + "'result':{'name':'r','schema':{'type':'array','items':{'type':'object','properties':{'y':{}}}}}}");

        assertThat(m.text())
                .contains("m()filter {x?: ")
                .contains("m()ResultItem {y?: untyped, ...}")
                .contains(".x TEXT (a, b)");
    }

    @Test
    void aDescriptorOfTheComponentsNamesItsTypesItself() {
        Modelled m = Modelled.methods(
                "{'name':'m','params':[{'$ref':'#/components/contentDescriptors/Filter'}]},{'name':'n','params':[{'$ref':'#/components/contentDescriptors/Filter'}]}",
                "'contentDescriptors':{'Filter':{'name':'filter','required':true,'schema':{'type':'object','properties':{'x':{}}}}}");

        assertThat(m.text())
                .contains("m(filter: /components/contentDescriptors/Filter/schema)")
                .contains("Filter {x?: untyped, ...}");
        assertThat(m.api().declarations()).hasSize(1);
    }

    @Test
    void errorsAreKnownByTheirComponentOrByWhatTheySay() {
        Modelled m = Modelled.methods(
                "{'name':'a','params':[],'errors':[{'$ref':'#/components/errors/Gone'},{'code':7,'message':'Odd','data':{'type':'object','properties':{'x':{}}}}]},"
                        + "{'name':'b','params':[],'errors':[{'code':7,'message':'Odd','data':{'type':'object','properties':{'x':{}}}},{'code':7,'message':'Even'},{'code':-32000,'message':'Gone'}]}",
                "'errors':{'Gone':{'code':-32000,'message':'Gone'},'Unused':{'code':1,'message':'Never'}}");

        assertThat(m.api().errors().values()).extracting(ErrorModel::key).containsExactly("Gone", "Unused", null, null);
        assertThat(m.method("b").errors().get(2))
                .isEqualTo(m.method("a").errors().get(0));
        assertThat(m.method("b").errors().get(0))
                .isEqualTo(m.method("a").errors().get(1));
        assertThat(m.text()).contains("/methods/0/errors/1! {x?: untyped, ...}");
    }

    @Test
    void anExceptionIsNamedByAHintOrByTheConfiguration() {
        String methods =
                "{'name':'a','params':[],'errors':[{'$ref':'#/components/errors/Gone'},{'code':7,'message':'Odd','x-java-name':'OddOne'},{'code':8,'message':'Even'}]}";
        String components = "'errors':{'Gone':{'code':-32000,'message':'Gone','x-java-name':'Lost'}}";

        assertThat(Modelled.methods(methods, components).api().errors().values())
                .extracting(ErrorModel::chosenName)
                .containsExactly("Lost", "OddOne", null);
        assertThat(Modelled.methods(
                                methods,
                                components,
                                ModelOptions.builder()
                                        .schemaName("Gone", "Away")
                                        .schemaName("#/methods/0/errors/2", "Flat")
                                        .build())
                        .api()
                        .errors()
                        .values())
                .extracting(ErrorModel::chosenName)
                .containsExactly("Away", "OddOne", "Flat");
    }

    @Test
    void theDataOfAnErrorMayBeAnExampleInsteadOfASchema() {
        Modelled m = methods(
                "{'name':'a','params':[],'errors':[{'code':7,'message':'Odd','data':'some words'},{'code':8,'message':'Even','data':{'reason':'x'}}]}");

        assertThat(m.api().errors().values())
                .allSatisfy(e -> assertThat(e.data()).isEqualTo(Use.of(new Type.Untyped())));
    }

    @Test
    void aSubscriptionTakesItsNotificationAndItsEndWithIt() {
        Modelled m = methods(
                "{'name':'sub','params':[],'result':{'name':'id','schema':{'type':'string'}},"
                        + "'x-subscription':{'item':{'type':'object','properties':{'x':{}}},'notification':'news','unsubscribe':'unsub'}},"
                        + "{'name':'news','params':[]},{'name':'unsub','params':[],'result':{'name':'r','schema':{'type':'boolean'}}},{'name':'other','params':[]}");

        assertThat(m.api().services().get(0).methods())
                .extracting(MethodModel::name)
                .containsExactly("sub", "other");
        assertThat(m.text()).contains("sub()Item {x?: untyped, ...}");
    }

    @Test
    void aSubscriptionCanBeConfigured() {
        ModelOptions options = ModelOptions.builder()
                .subscription("sub", new SubscriptionChoice("#/components/schemas/News", "news", "unsub"))
                .idempotent("get*")
                .methodName("getIt", "fetch")
                .build();
        Modelled m = Modelled.methods(
                "{'name':'sub','params':[]},{'name':'getIt','params':[],'result':{'name':'r','schema':true}},{'name':'set','params':[],'result':{'name':'r','schema':true},'x-idempotent':true,'x-java-name':'put'}",
                "'schemas':{'News':{'type':'object','properties':{'x':{}}}}",
                options);

        assertThat(ModelText.method(m.method("sub"))).isEqualTo("sub() stream of News by news until unsub");
        assertThat(m.method("getIt").idempotent()).isTrue();
        assertThat(m.method("getIt").javaName()).isEqualTo("fetch");
        assertThat(m.method("set").idempotent()).isTrue();
        assertThat(m.method("set").javaName()).isEqualTo("put");
        assertThat(m.diagnostics()).isEmpty();
    }

    @Test
    void whatACallTellsAndWhatWaitsCanBeHintedAndConfigured() {
        String methods =
                "{'name':'scan','params':[],'result':{'name':'r','schema':true},'x-progress':{'type':'object','properties':{'done':{'type':'integer'}}}},"
                        + "{'name':'copy','params':[],'result':{'name':'r','schema':true}},"
                        + "{'name':'tick','params':[],'x-outbox-policy':'drop-oldest'},{'name':'tack','params':[]},"
                        + "{'name':'watch','params':[],'x-outbox-policy':'block','x-subscription':{'item':true,'notification':'n','unsubscribe':'u'}}";
        String schemas = "'schemas':{'Step':{'type':'object','properties':{'x':{}}}}";
        Modelled hinted = Modelled.methods(methods, schemas);
        Modelled configured = Modelled.methods(
                methods,
                schemas,
                ModelOptions.builder()
                        .progress("copy", "#/components/schemas/Step")
                        .outboxPolicy("t*", MethodModel.OutboxPolicy.COALESCE)
                        .build());

        assertThat(hinted.diagnostics()).isEmpty();
        assertThat(configured.diagnostics()).isEmpty();
        assertThat(hinted.text()).contains("Progress {done?: ");
        assertThat(hinted.method("copy").progress()).isNull();
        assertThat(configured.method("copy").progress()).isNotNull();
        assertThat(hinted.api().services().get(0).methods())
                .extracting(MethodModel::outboxPolicy)
                .containsExactly(
                        null, null, MethodModel.OutboxPolicy.DROP_OLDEST, null, MethodModel.OutboxPolicy.BLOCK);
        assertThat(configured.api().services().get(0).methods())
                .extracting(MethodModel::outboxPolicy)
                .containsExactly(
                        null,
                        null,
                        MethodModel.OutboxPolicy.COALESCE,
                        MethodModel.OutboxPolicy.COALESCE,
                        MethodModel.OutboxPolicy.BLOCK);
    }

    @Test
    void aSubscriptionThatMayBeMadeAgainIsHintedOrConfigured() {
        String methods =
                "{'name':'sub','params':[],'x-idempotent':true,'x-subscription':{'item':true,'notification':'n','unsubscribe':'u'}},"
                        + "{'name':'once','params':[],'x-subscription':{'item':true,'notification':'m','unsubscribe':'v'}}";
        Modelled hinted = methods(methods);
        Modelled configured = Modelled.methods(
                methods, "", ModelOptions.builder().idempotent("on*").build());

        assertThat(hinted.diagnostics()).isEmpty();
        assertThat(configured.diagnostics()).isEmpty();
        assertThat(hinted.method("sub").idempotent()).isTrue();
        assertThat(hinted.method("once").idempotent()).isFalse();
        assertThat(configured.method("once").idempotent()).isTrue();
    }

    @Test
    void whatASubscriptionDoesNotSayIsReported() {
        Modelled m = methods(
                "{'name':'sub','params':[],'x-subscription':{'item':true,'notification':'n','unsubscribe':'u','resubscribe':true}}");

        assertThat(m.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("invalid-hint");
            assertThat(diagnostic.message()).contains("'resubscribe'");
            assertThat(diagnostic.advice()).contains("x-idempotent");
        });
        assertThat(m.method("sub").subscription()).isNotNull();
    }

    @Test
    void anIncompleteHintIsReported() {
        Modelled m = methods("{'name':'sub','params':[],'x-subscription':{'item':{}}}");

        assertThat(m.codes()).contains("invalid-hint");
        assertThat(m.method("sub").subscription()).isNull();
    }

    @Test
    void methodsAreGroupedByTagOrPrefixOrNotAtAll() {
        String methods =
                "{'name':'eth_a','params':[],'tags':[{'name':'chain','summary':'The chain.'}]},{'name':'net_b','params':[],'tags':[{'name':'net'},{'name':'chain'}]},{'name':'c','params':[]}";

        assertThat(groups(methods, new Grouping.WholeDocument())).containsExactly("Test: eth_a net_b c");
        assertThat(groups(methods, new Grouping.ByTag())).containsExactly("chain: eth_a", "net: net_b", "Test: c");
        assertThat(groups(methods, new Grouping.ByPrefix("_"))).containsExactly("eth: eth_a", "net: net_b", "Test: c");
    }

    @Test
    void methodsThatTheOtherSideCallsGetAnInterfaceOfTheirOwn() {
        ModelOptions options = ModelOptions.builder()
                .reverse(List.of(
                        new ReverseService("ChatClient", null, Pattern.compile("on[A-Z].*")),
                        new ReverseService("Tagged", "event", null)))
                .build();
        Modelled m = Modelled.methods(
                "{'name':'say','params':[]},{'name':'onSaid','params':[]},{'name':'left','params':[],'tags':[{'name':'event','summary':'What happens.'}]}",
                "",
                options);

        assertThat(m.api().services()).extracting(ServiceModel::key).containsExactly("Test", "ChatClient", "Tagged");
        assertThat(m.api().services())
                .extracting(ServiceModel::chosenName)
                .containsExactly(null, "ChatClient", "Tagged");
        assertThat(m.api().services().get(2).doc().summary()).isEqualTo("What happens.");
    }

    @Test
    void aTagOrAnInterfaceOfTheOtherSideThatIsCalledLikeTheDocumentIsAGroupOfItsOwn() {
        String methods =
                "{'name':'say','params':[]},{'name':'said','params':[],'tags':[{'name':'Test'}]},{'name':'left','params':[]}";
        ModelOptions reverse = ModelOptions.builder()
                .reverse(List.of(new ReverseService("Test", "Test", null)))
                .build();
        Modelled m = Modelled.methods(methods, "", reverse);

        assertThat(groups(methods, new Grouping.ByTag())).containsExactly("Test: say left", "Test: said");
        assertThat(m.diagnostics()).isEmpty();
        assertThat(m.api().services())
                .extracting(ServiceModel::label)
                .containsExactly("service Test", "reverse service Test");
    }

    @Test
    void whatIsConfiguredForNothingIsReported() {
        ModelOptions options = ModelOptions.builder()
                .idempotent("nothing")
                .schemaName("Nope", "Never")
                .build();

        assertThat(Modelled.methods("{'name':'say','params':[]}", "", options).codes())
                .containsExactly("unused-option", "unused-option");
    }

    private static List<String> groups(String methods, Grouping grouping) {
        ModelOptions options = ModelOptions.builder().grouping(grouping).build();
        return Modelled.methods(methods, "", options).api().services().stream()
                .map(s -> s.key() + ": "
                        + String.join(
                                " ", s.methods().stream().map(MethodModel::name).toList()))
                .toList();
    }

    private static Modelled methods(String methods) {
        return Modelled.methods(methods, "");
    }
}
