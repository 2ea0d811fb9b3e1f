package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.codegen.model.ModelOptions;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Generated interfaces, implemented and called by code as a user writes it. */
class ServiceTest {
    private static final String METHODS = """
            {'name':'create','summary':'Creates.','params':[
              {'name':'a','required':true,'schema':{'type':'integer'}},{'name':'b','schema':{'type':'string'}},
              {'name':'c','schema':{'type':['boolean','null']}},{'name':'d','schema':{'type':'number'}},
              {'name':'e','schema':{'type':'array','items':{'type':'string'}}},{'name':'f','schema':{'type':'string'}}],
             'result':{'name':'r','schema':{'type':'string'}}},
            {'name':'byPosition','paramStructure':'by-position','params':[
              {'name':'b','schema':{'type':'string'}},{'name':'a','required':true,'schema':{'type':'integer'}},
              {'name':'c','schema':{'type':'string'}},{'name':'d','schema':{'type':['string','null']}}],
             'result':{'name':'r','schema':{'type':['string','null']}}},
            {'name':'one','paramStructure':'by-position','params':[{'name':'x','schema':{'type':'integer'}}],
             'result':{'name':'r','schema':{'type':'null'}}},
            {'name':'none','params':[],'result':{'name':'r','schema':true}},
            {'name':'fails','params':[],'result':{'name':'r','schema':{'type':'integer'}},
             'errors':[{'code':7,'message':'Sold out.'},{'code':-3,'message':'Too many.','data':{'type':'array','items':{'type':'integer'}}}]},
            {'name':'old','deprecated':true,'params':[{'name':'x','schema':{'type':'integer'}}],
             'result':{'name':'r','schema':{'type':'integer'}}}
            """;

    private static final String HANDLER = """
            package com.example.test;

            import dev.duplexrpc.Omittable;
            import dev.duplexrpc.json.Json;
            import java.util.List;

            @SuppressWarnings("deprecation")
            public class Handler implements Test {
                public String create(long a, String b, Omittable<Boolean> c, Double d, List<String> e, String f) {
                    return a + " " + b + " " + (c.isAbsent() ? "absent" : c.orNull()) + " " + d + " " + e + " " + f;
                }
                public String byPosition(long a, String b, String c, Omittable<String> d) {
                    return b == null && c == null ? null : a + b + c + (d.isAbsent() ? "absent" : d.orNull());
                }
                public void one(Long x) {}
                public Json none() { return Json.parse("[1]"); }
                public long fails() throws SoldOutException, TooManyException { throw new TooManyException(List.of(1L, 2L)); }
                public long old(Long x) { return x == null ? 0 : x; }
            }
            """;

    @Test
    void overloadsLeaveOutWhatIsOptional() {
        String use = """
                out.add(test.create(1));
                out.add(test.create(1, "b"));
                out.add(test.create(1, "b", Omittable.ofNull()));
                out.add(test.create(1, "b", Omittable.of(true), 0.5));
                out.add(test.create(1, null, Omittable.absent(), null, java.util.List.of("e"), "f"));
                out.add(test.create(CreateParams.builder().a(4).f("f").build()));
                """;
        assertThat(run(use))
                .containsExactly(
                        "1 null absent null null null",
                        "1 b absent null null null",
                        "1 b null null null null",
                        "1 b true 0.5 null null",
                        "1 null absent null [e] f",
                        "4 null absent null null f",
                        "create {\"a\":1} -> \"1 null absent null null null\"",
                        "create {\"a\":1,\"b\":\"b\"} -> \"1 b absent null null null\"",
                        "create {\"a\":1,\"b\":\"b\",\"c\":null} -> \"1 b null null null null\"",
                        "create {\"a\":1,\"b\":\"b\",\"c\":true,\"d\":0.5} -> \"1 b true 0.5 null null\"",
                        "create {\"a\":1,\"e\":[\"e\"],\"f\":\"f\"} -> \"1 null absent null [e] f\"",
                        "create {\"a\":4,\"f\":\"f\"} -> \"4 null absent null null f\"");
    }

    @Test
    void positionsAreThoseOfTheDocument() {
        String use = """
                out.add(String.valueOf(test.byPosition(1)));
                out.add(test.byPosition(1, "b"));
                out.add(test.byPosition(1, null, "c"));
                out.add(test.byPosition(1, "b", null, Omittable.ofNull()));
                test.one();
                test.one(5L);
                out.add(test.none().toString());
                """;
        assertThat(run(use))
                .containsExactly(
                        "null",
                        "1bnullabsent",
                        "1nullcabsent",
                        "1bnullnull",
                        "[1]",
                        "byPosition [null,1] -> null",
                        "byPosition [\"b\",1] -> \"1bnullabsent\"",
                        "byPosition [null,1,\"c\"] -> \"1nullcabsent\"",
                        "byPosition [\"b\",1,null,null] -> \"1bnullnull\"",
                        "one [] -> null",
                        "one [5] -> null",
                        "none {} -> [1]");
    }

    @Test
    void anErrorIsTheSameClassOnBothSides() {
        String use = """
                try {
                    test.fails();
                } catch (TooManyException e) {
                    out.add(e.code() + " " + e.getMessage() + " " + e.data());
                }
                test.withOptions(dev.duplexrpc.CallOptions.DEFAULTS).none();
                later.none().thenAccept(json -> out.add("later " + json)).join();
                later.fails().exceptionally(e -> { out.add(e.getClass().getSimpleName()); return 0L; }).join();
                """;
        assertThat(run(use))
                .containsExactly(
                        "-3 Too many. [1, 2]",
                        "later [1]",
                        "TooManyException",
                        "fails {} -> error -3 [1,2]",
                        "none {} -> [1]",
                        "none {} -> [1]",
                        "fails {} -> error -3 [1,2]");
    }

    @Test
    void whatTheOtherSideSaysIsKeptAlsoWhereTheDocumentDoesNotDescribeIt() {
        String methods = """
                {'name':'call','params':[],'result':{'name':'r','schema':{'type':'integer'}},
                 'errors':[{'code':3,'message':'Reverted.'},
                  {'code':4,'message':'Taken.','data':{'type':'object','additionalProperties':false,
                   'required':['by'],'properties':{'by':{'type':'string'}}}}]}
                """;
        String handler = """
                package com.example.test;

                import dev.duplexrpc.RpcException;
                import dev.duplexrpc.json.Json;

                public class Handler implements Test {
                    private int calls;

                    public long call() {
                        switch (calls++) {
                            case 0 -> throw new RevertedException("out of gas", Json.of("0x08c379a0"));
                            case 1 -> throw new RpcException(3, "raw", Json.TRUE);
                            case 2 -> throw new RevertedException();
                            case 3 -> throw new RpcException(4, "x", Json.parse("{\\"by\\":\\"Ada\\",\\"since\\":7}"));
                            default -> throw new TakenException("y", new TakenData("Bob"));
                        }
                    }
                }
                """;
        String use = """
                for (int i = 0; i < 5; i++) {
                    try {
                        test.call();
                    } catch (RevertedException e) {
                        out.add("reverted " + e.getMessage() + " " + e.errorData());
                    } catch (TakenException e) {
                        out.add("taken " + e.data().by() + " " + e.errorData());
                    }
                }
                """;

        List<String> out = run(Generation.ofMethods(methods, ""), handler, user("Test", use), "Test");

        assertThat(out.subList(0, 5))
                .containsExactly(
                        "reverted out of gas \"0x08c379a0\"",
                        "reverted raw true",
                        "reverted Reverted. null",
                        "taken Ada {\"by\":\"Ada\",\"since\":7}",
                        "taken Bob {\"by\":\"Bob\"}");
    }

    @Test
    void errorsThatShareACodeAreToldApart() {
        String methods = """
                {'name':'call','params':[],'result':{'name':'r','schema':{'type':'integer'}},
                 'errors':[{'code':1,'message':'Not found.','data':{'type':'integer'}},
                  {'code':1,'message':'Locked.','data':{'type':'string'}},{'code':1,'message':'Closed.'}]}
                """;
        String handler = """
                package com.example.test;

                public class Handler implements Test {
                    private int calls;

                    public long call() throws NotFoundException, LockedException, ClosedException {
                        switch (calls++) {
                            case 0 -> throw new ClosedException();
                            case 1 -> throw new LockedException("by somebody", "Ada");
                            case 2 -> throw new LockedException("Ada");
                            default -> throw new NotFoundException(7L);
                        }
                    }
                }
                """;
        String use = """
                for (int i = 0; i < 4; i++) {
                    later.call().exceptionally(e -> { out.add(e.getClass().getSimpleName()); return 0L; }).join();
                }
                """;

        List<String> out = run(Generation.ofMethods(methods, ""), handler, user("Test", use), "Test");

        assertThat(out.subList(0, 4))
                .containsExactly("ClosedException", "LockedException", "LockedException", "NotFoundException");
    }

    @Test
    void anAsynchronousNotificationFailsItsFuture() {
        String methods = "{'name':'seen','params':[{'name':'id','schema':{'type':'integer'}}]}";
        String handler = """
                package com.example.test;

                public class Handler implements Test {
                    public void seen(Long id) {
                        if (id == 7) {
                            throw new IllegalStateException("The outbox is full.");
                        }
                    }
                }
                """;
        String use = """
                later.seen(1L).thenRun(() -> out.add("queued"));
                later.seen(7L).exceptionally(e -> { out.add(e.getMessage()); return null; });
                """;

        assertThat(run(Generation.ofMethods(methods, ""), handler, user("Test", use), "Test"))
                .containsExactly("queued", "The outbox is full.", "seen {\"id\":1}", "seen {\"id\":7}");
    }

    @Test
    void subscriptionsCarryItems() {
        Path document = Path.of("src/test/resources/golden/petstore/openrpc.json");
        Map<String, String> files =
                Generation.result(document, ModelOptions.DEFAULTS).files();
        String handler = """
                package com.example.test;

                import dev.duplexrpc.Subscriber;
                import dev.duplexrpc.Subscription;
                import java.util.List;

                public class Handler implements PetStore {
                    public List<Pet> listPets(Integer limit, List<String> tags) { return List.of(); }
                    public Pet getPet(long id) { throw new PetNotFoundException(null); }
                    public void petSeen(long id, String where) {}
                    public Subscription watchPets(PetKind kind, Subscriber<PetEvent> subscriber) {
                        subscriber.next(PetLeft.builder().id(3).build());
                        subscriber.next(new PetEvent.OfString("news of " + kind));
                        return () -> {};
                    }
                }
                """;
        String use = user("PetStore", """
                test.watchPets(PetKind.DOG, item -> out.add(item.toString())).close();
                test.petSeen(7);
                """);
        assertThat(run(files, handler, use, "PetStore"))
                .containsExactly(
                        "PetLeft[id=3, otherMembers={}]",
                        "OfString[value=news of dog]",
                        "watchPets {\"kind\":\"dog\"}",
                        "petSeen {\"id\":7}");
    }

    @Test
    void aMethodWithManyOptionalParametersTakesThemAsOneRecord() {
        String method = """
                {'name':'search','paramStructure':'%s','params':[{'name':'a','required':true,'schema':{'type':'integer'}},%s],
                 'result':{'name':'r','schema':{'type':'string'}}}
                """;
        String optional = IntStream.rangeClosed(1, 250)
                .mapToObj(i -> "{'name':'p" + i + "','schema':{'type':['string'" + (i == 2 ? ",'null'" : "") + "]}}")
                .collect(Collectors.joining(","));
        Map<String, String> files = Generation.ofMethods(method.formatted("by-name", optional), "");
        String handler = """
                package com.example.test;

                public class Handler implements Test {
                    public String search(SearchParams params) { return params.a() + " " + params.p2() + " " + params.p8() + " " + params.p250(); }
                }
                """;
        String use = user("Test", """
                out.add(test.search(1));
                out.add(later.search(2, "x", Omittable.ofNull()).join());
                out.add(test.search(3, "1", Omittable.of("2"), "3", "4", "5", "6", "7", "8"));
                out.add(test.search(SearchParams.builder().a(4).p250("y").build()));
                """);
        assertThat(run(files, handler, use, "Test"))
                .containsExactly(
                        "1 absent null null",
                        "2 null null null",
                        "3 2 8 null",
                        "4 absent null y",
                        "search {\"a\":1} -> \"1 absent null null\"",
                        "search {\"a\":2,\"p1\":\"x\",\"p2\":null} -> \"2 null null null\"",
                        "search {\"a\":3,\"p1\":\"1\",\"p2\":\"2\",\"p3\":\"3\","
                                + "\"p4\":\"4\",\"p5\":\"5\",\"p6\":\"6\",\"p7\":\"7\",\"p8\":\"8\"}"
                                + " -> \"3 2 8 null\"",
                        "search {\"a\":4,\"p250\":\"y\"} -> \"4 absent null y\"");
        assertThat(Generation.file(files, "Test").split("default String search\\(", -1))
                .hasSize(1 + 9);
    }

    private static List<String> run(String statements) {
        return run(Generation.ofMethods(METHODS, ""), HANDLER, user("Test", statements), "Test");
    }

    private static String user(String service, String statements) {
        return """
                package com.example.test;

                import dev.duplexrpc.Omittable;
                import dev.duplexrpc.Remote;
                import java.util.List;

                @SuppressWarnings("deprecation")
                public class User {
                    public static void use(Remote remote, List<String> out) {
                        %s test = %s.over(remote);
                        %s.Async later = %s.asyncOver(remote);
                        %s
                    }
                }
                """.formatted(service, service, service, service, statements);
    }

    /** What the user wrote down, then what was sent. */
    private static List<String> run(Map<String, String> files, String handler, String user, String service) {
        GeneratedCode code = GeneratedCode.compile(files)
                .with(Map.of("com/example/test/Handler.java", handler, "com/example/test/User.java", user));
        try {
            Class<?> face = code.type(Generation.PACKAGE + "." + service);
            Object served = code.type(Generation.PACKAGE + ".Handler")
                    .getDeclaredConstructor()
                    .newInstance();
            LoopRemote remote =
                    new LoopRemote((RpcService) face.getMethod("service", face).invoke(null, served));
            List<String> out = new ArrayList<>();
            code.type(Generation.PACKAGE + ".User")
                    .getMethod("use", Remote.class, List.class)
                    .invoke(null, remote, out);
            out.addAll(remote.sent());
            return out;
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
