package dev.duplexrpc.codegen.random;

import dev.duplexrpc.codegen.proof.Choices;
import java.util.List;

/** Names and texts such as documents use, and such as break generators. */
final class Words {
    private static final List<String> PLAIN = List.of(
            "id", "name", "kind", "tag", "value", "items", "count", "owner", "block", "hash", "from", "to", "amount",
            "status");
    private static final List<String> ODD_MEMBERS = List.of(
            "class",
            "record",
            "yield",
            "var",
            "sealed",
            "_",
            "$",
            "this",
            "toString",
            "hashCode",
            "getClass",
            "wait",
            "notify",
            "builder",
            "build",
            "codec",
            "toBuilder",
            "otherMembers",
            "equals",
            "a-b",
            "a_b",
            "aB",
            "a.b",
            "a b",
            "AB",
            "1",
            "1st",
            "",
            "/",
            "@context",
            "$schema",
            "x-y",
            "é",
            "日本",
            "😀",
            "\"",
            "\\",
            "in",
            "out",
            "member",
            "URL",
            "Url",
            "url",
            "Builder",
            "String",
            "serialVersionUID",
            "INSTANCE",
            "MEMBERS",
            "client",
            "params",
            "timeout",
            "result",
            "delegate",
            "subscriber",
            "options",
            "remote",
            "handler",
            "additionalProperties",
            "$ref2",
            "has",
            "hasId",
            "null",
            "true",
            "int",
            "Object",
            "json",
            "known",
            "rest",
            "UNRECOGNIZED",
            "finalize",
            "clone");
    private static final List<String> TYPES = List.of(
            "Pet", "PET", "pet", "Block", "BLOCK_ID", "block-header", "Transaction", "Receipt", "Filter", "Status");
    private static final List<String> ODD_TYPES = List.of(
            "Object",
            "String",
            "List",
            "Map",
            "Record",
            "Override",
            "Builder",
            "Json",
            "JsonCodec",
            "JsonReader",
            "Codecs",
            "Long",
            "Integer",
            "Void",
            "Unknown",
            "Known",
            "Enum",
            "Async",
            "Generated",
            "Nullable",
            "NullMarked",
            "Objects",
            "class",
            "byte",
            "Number",
            "1st",
            "a.b",
            "a/b",
            "é",
            "RpcException",
            "Omittable",
            "Test",
            "TestStub",
            "TestMethods",
            "TestDispatcher",
            "PetCodec",
            "PetBuilder",
            "CompletableFuture",
            "Remote",
            "Subscription",
            "Error",
            "Exception",
            "java",
            "com",
            "dev",
            "package-info",
            "Con",
            "x",
            "_",
            "$");
    private static final List<String> METHODS = List.of(
            "getPet",
            "listPets",
            "pet.get",
            "pet.list",
            "eth_call",
            "eth_getBlock",
            "a/b",
            "a-b",
            "a_b",
            "aB",
            "toString",
            "wait",
            "notify",
            "getClass",
            "over",
            "service",
            "withOptions",
            "asyncOver",
            "asyncService",
            "hashCode",
            "class",
            "new",
            "1",
            "x y",
            "é",
            "Filecoin.ChainHead",
            "codec",
            "builder",
            "equals",
            "main",
            "clone",
            "finalize",
            "A",
            "a",
            "trailing ",
            "..",
            "$",
            "async",
            "Async");
    private static final List<String> DESCRIPTIONS = List.of(
            "A plain description.",
            "Ends */ here",
            "Unicode \\u002a\\u002f escape and \\uD83D",
            "{@link java.lang.Object} {@code unclosed",
            "<script>alert(1)</script> <b>bold <i>x",
            "```go\nfunc main() { fmt.Println(\"*/\") }\n```\nafter",
            "a & b < c > d @author nobody\n@param x y\n@deprecated",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "# Title\n\n- one\n  - two\n1. first\n\n> quote\n\n[link](javascript:alert(1)) ![img](x) <https://a.b/c>",
            "Line\r\nbreaks\rof all\u2028kinds\u0085here\u0000\u001b",
            "`code` ``co`de`` **bold** _em_ ~~x~~ \\* \\` &amp; &lt; &nosuch; &#42;&#47;",
            "   ",
            "/** nested /* comments */ */",
            "日本語 😀 \u202e evil \ud800",
            "https://example.com/?a=b&c=d#e {@literal } } { {@",
            "x".repeat(300) + " " + "y".repeat(200));

    private final Choices choices;

    Words(Choices choices) {
        this.choices = choices;
    }

    String member() {
        return choices.oneOf(choices.chance(65) ? PLAIN : ODD_MEMBERS);
    }

    String type() {
        return choices.oneOf(choices.chance(55) ? TYPES : ODD_TYPES);
    }

    String method() {
        return choices.oneOf(METHODS);
    }

    String description() {
        return choices.oneOf(DESCRIPTIONS);
    }

    String enumValue() {
        return choices.chance(60)
                ? choices.oneOf("latest", "pending", "ADD", "remove", "in_progress", "0x1")
                : choices.oneOf(
                        "",
                        "-1",
                        "1st",
                        "class",
                        "+1",
                        "a",
                        "A",
                        "5.1",
                        "5.1+",
                        "5_1",
                        "null",
                        "UNRECOGNIZED",
                        "é",
                        "*/",
                        "\"",
                        "\\u000a",
                        " ",
                        "a b",
                        "a-b",
                        "value",
                        "known",
                        "CODEC",
                        "$");
    }
}
