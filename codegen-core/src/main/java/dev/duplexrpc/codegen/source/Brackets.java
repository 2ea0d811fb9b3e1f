package dev.duplexrpc.codegen.source;

import java.util.ArrayList;
import java.util.List;

/** Walks a line of Java and tells what stands outside all brackets, string literals and type arguments. */
final class Brackets {
    private final String text;
    private int at;
    private int depth;

    private Brackets(String text) {
        this.text = text;
    }

    /** Where this token stands outside of all brackets first, -1 if nowhere. */
    static int find(String text, String token) {
        if (!text.contains(token)) {
            return -1;
        }
        List<Integer> places = findAll(text, token);
        return places.isEmpty() ? -1 : places.get(0);
    }

    /** Where any of these tokens stands outside of all brackets. */
    static List<Integer> findAll(String text, String... tokens) {
        List<Integer> places = new ArrayList<>();
        Brackets walk = new Brackets(text);
        while (walk.at < text.length()) {
            if (walk.depth == 0) {
                for (String token : tokens) {
                    if (text.startsWith(token, walk.at)) {
                        places.add(walk.at);
                    }
                }
            }
            walk.step();
        }
        return places;
    }

    /** Where the dots of a chain of calls stand: those that follow a closing bracket. */
    static List<Integer> chainDots(String text) {
        if (!text.contains(").")) {
            return List.of();
        }
        List<Integer> dots = new ArrayList<>();
        Brackets walk = new Brackets(text);
        while (walk.at < text.length()) {
            if (walk.depth == 0 && walk.at > 0 && text.charAt(walk.at) == '.' && text.charAt(walk.at - 1) == ')') {
                dots.add(walk.at);
            }
            walk.step();
        }
        return dots;
    }

    /** Where the first bracket that is not empty opens, -1 if there is none. */
    static int firstGroup(String text) {
        Brackets walk = new Brackets(text);
        while (walk.at < text.length()) {
            if (walk.depth == 0 && text.charAt(walk.at) == '(' && !text.startsWith("()", walk.at)) {
                return walk.at;
            }
            walk.step();
        }
        return -1;
    }

    /** Where the bracket that opens here closes; the end of the text if it does not. */
    static int closing(String text, int opening) {
        Brackets walk = new Brackets(text);
        walk.at = opening;
        walk.step();
        while (walk.at < text.length() && walk.depth > 0) {
            walk.step();
        }
        return walk.at - 1;
    }

    /** The parts between commas outside of all brackets. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        Brackets walk = new Brackets(text);
        while (walk.at < text.length()) {
            if (walk.depth == 0 && text.startsWith(", ", walk.at)) {
                parts.add(text.substring(from, walk.at));
                from = walk.at + 2;
            }
            walk.step();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private void step() {
        char c = text.charAt(at);
        switch (c) {
            case '"' -> skipString();
            case '(', '[', '{' -> depth++;
            case ')', ']', '}' -> depth = Math.max(0, depth - 1);
            case '<' -> {
                if (opensTypeArguments()) {
                    depth++;
                }
            }
            case '>' -> {
                if (at > 0 && text.charAt(at - 1) != ' ' && text.charAt(at - 1) != '-') {
                    depth = Math.max(0, depth - 1);
                }
            }
            default -> {}
        }
        at++;
    }

    private boolean opensTypeArguments() {
        return at > 0
                && at + 1 < text.length()
                && text.charAt(at + 1) != ' '
                && (Character.isJavaIdentifierPart(text.charAt(at - 1)) || text.charAt(at - 1) == '.');
    }

    private void skipString() {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
    }
}
