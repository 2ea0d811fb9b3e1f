package dev.duplexrpc.codegen.proof;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes strings: plain, odd, of a format, or such as a pattern finds. Of formats only such as their Java types spell in the same way again; what {@code
 * Codecs} says of the others is tested there.
 */
final class Texts {
    private static final List<String> ODD = List.of(
            "",
            " ",
            "a",
            "null",
            "true",
            "0",
            "-1.5e3",
            "\"",
            "\\",
            "/",
            "\n\r\t",
            "\u0000\u0001\u001f",
            "\u007f\u0080\u2028\u2029",
            "é",
            "日本語",
            "😀 astral",
            "{\"a\":1}",
            "*/ <script>&amp; {@code x} \\u002a",
            "UNRECOGNIZED",
            "toString");
    private static final List<String> NAMES =
            List.of("other", "x-1", "", "a b", "class", "é", "otherMembers", "\"", "a/b~c", "value", "$schema", "0");

    private final Choices choices;

    Texts(Choices choices) {
        this.choices = choices;
    }

    JsonNode make(ObjectNode schema) {
        return JsonValues.NODES.stringNode(
                schema.path("pattern").isString()
                        ? PatternSample.of(schema.get("pattern").asString(), choices)
                        : fitted(ofFormat(format(schema)), schema));
    }

    private static String format(ObjectNode schema) {
        boolean base64 = List.of(
                        schema.path("contentEncoding"), schema.path("media").path("binaryEncoding"))
                .stream()
                .anyMatch(encoding -> encoding.asString("").equalsIgnoreCase("base64"));
        return base64 ? "base64" : schema.path("format").asString("").toLowerCase(Locale.ROOT);
    }

    String any() {
        return choices.chance(60) ? choices.oneOf(ODD) : plain(choices.below(12));
    }

    String name() {
        return choices.oneOf(NAMES);
    }

    private String plain(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(choices.chance(90) ? 'a' + choices.below(26) : choices.between(0x20, 0x2fff));
        }
        return text.toString();
    }

    private String fitted(String text, ObjectNode schema) {
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        StringBuilder fitted = new StringBuilder(text);
        while (fitted.codePointCount(0, fitted.length()) < least) {
            fitted.append('x');
        }
        while (fitted.codePointCount(0, fitted.length()) > most) {
            fitted.setLength(fitted.offsetByCodePoints(fitted.length(), -1));
        }
        return fitted.toString();
    }

    private String ofFormat(String format) {
        return switch (format) {
            case "date-time" ->
                choices.oneOf(
                        "2024-02-29T12:30:00Z",
                        "1999-12-31T23:59:59.123456789+05:30",
                        "2024-01-01T00:00:00.500-08:00",
                        "2024-06-30T23:59:59.100Z",
                        "2026-11-21T06:07:08.1234567Z",
                        "2026-11-21T06:07:08.12+01:00",
                        "0001-01-01T00:00:00Z");
            case "date" -> choices.oneOf("2024-02-29", "0001-01-01", "9999-12-31");
            case "time" -> choices.oneOf("12:30:00Z", "23:59:59.5+01:00");
            case "duration" -> choices.oneOf("PT0S", "PT36H", "PT1M30.5S");
            case "uuid" -> "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
            case "uri", "url" ->
                choices.oneOf(
                        "https://example.com/a?b=c#d",
                        "urn:isbn:0451450523",
                        "http://[::1]:80/",
                        "mailto:a@b.example",
                        "http://example.com/%C3%A9");
            case "email" -> "a@example.com";
            case "hostname" -> "example.com";
            case "ipv4" -> "192.0.2.1";
            case "ipv6" -> "2001:db8::1";
            case "byte", "base64" -> choices.oneOf("", "aGVsbG8=", "AAEC");
            default -> any();
        };
    }
}
