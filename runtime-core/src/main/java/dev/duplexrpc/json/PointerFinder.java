package dev.duplexrpc.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the JSON Pointer of an offset by walking over the text again, so that readers need not keep track of where they
 * are. Everything before the offset is JSON already; the walk stops at what is not.
 */
final class PointerFinder {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_POINTER = 512;

    private final byte[] bytes;
    private final int target;
    private final List<Level> levels = new ArrayList<>();
    private int pos;

    private static final class Level {
        final boolean object;
        int index;
        String name = "";
        boolean named;

        Level(boolean object) {
            this.object = object;
        }
    }

    private PointerFinder(byte[] bytes, int from, int target) {
        this.bytes = bytes;
        this.pos = from;
        this.target = target;
    }

    static String find(byte[] bytes, int from, int target) {
        PointerFinder finder = new PointerFinder(bytes, from, Math.min(target, bytes.length));
        finder.walk();
        return finder.pointer();
    }

    private void walk() {
        while (pos < target) {
            switch (bytes[pos]) {
                case '{' -> open(true);
                case '[' -> open(false);
                case '}', ']' -> {
                    pos++;
                    if (!levels.isEmpty()) {
                        levels.remove(levels.size() - 1);
                    }
                }
                case ',' -> {
                    pos++;
                    nextEntry();
                }
                case '"' -> string();
                default -> pos++;
            }
        }
    }

    private void open(boolean object) {
        pos++;
        levels.add(new Level(object));
    }

    private void nextEntry() {
        if (!levels.isEmpty()) {
            Level level = levels.get(levels.size() - 1);
            level.index++;
            level.named = false;
        }
    }

    /** A string is a name if its object waits for one; the name counts from its colon on. */
    private void string() {
        int from = ++pos;
        while (pos < bytes.length && bytes[pos] != '"') {
            pos += bytes[pos] == '\\' ? 2 : 1;
        }
        int to = Math.min(pos, bytes.length);
        pos++;
        if (levels.isEmpty()) {
            return;
        }
        Level level = levels.get(levels.size() - 1);
        if (level.object && !level.named && pos <= target && beforeColon()) {
            level.name = name(from, to);
            level.named = true;
        }
    }

    private boolean beforeColon() {
        int at = pos;
        while (at < target && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at < target && bytes[at] == ':';
    }

    private String name(int from, int to) {
        String name = hasEscape(from, to)
                ? Escapes.decode(bytes, from, to)
                : new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }

    private boolean hasEscape(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Level level : levels) {
            if (level.object && !level.named) {
                break;
            }
            String token = level.object ? level.name : Integer.toString(level.index);
            if (pointer.length() + token.length() >= LONGEST_POINTER) {
                return pointer.append("/...").toString();
            }
            pointer.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
