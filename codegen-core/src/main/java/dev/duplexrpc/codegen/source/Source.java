package dev.duplexrpc.codegen.source;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file of Java while it is written, line by line from top to bottom. In the formats, {@code $T} stands for a {@link JavaType}
 * or {@link ClassName}, {@code $S} for a string literal, {@code $L} for text as it is. For one thread.
 */
public final class Source {
    private static final int STEP = 4;

    private final ClassName topLevel;
    private final TypeScope scope;
    private final StringBuilder body = new StringBuilder(4096);
    private final LineBreaks lines = new LineBreaks(body);
    private int indent;
    private boolean justOpened = true;

    /** @param packageTypes the simple names of all top-level types that the package will have */
    public Source(ClassName topLevel, Set<String> packageTypes) {
        this.topLevel = topLevel;
        this.scope = new TypeScope(topLevel.packageName(), packageTypes);
    }

    public ClassName topLevel() {
        return topLevel;
    }

    /** Writes one line, broken into several where it is too long. */
    public Source line(String format, Object... arguments) {
        lines.put(code(format, arguments), indent);
        justOpened = false;
        return this;
    }

    /** Writes a line that opens a block. */
    public Source open(String format, Object... arguments) {
        line(format + " {", arguments);
        indent += STEP;
        justOpened = true;
        return this;
    }

    /** Ends a block and goes on with another one: {@code } else {}. */
    public Source reopen(String format, Object... arguments) {
        indent -= STEP;
        line("} " + format + " {", arguments);
        indent += STEP;
        justOpened = true;
        return this;
    }

    public Source close() {
        return close("");
    }

    /** @param tail what follows the bracket on its line */
    public Source close(String tail) {
        indent -= STEP;
        return line("}" + tail);
    }

    /** Begins the next member of a type: an empty line, unless it is the first. */
    public Source member() {
        if (!justOpened) {
            body.append('\n');
        }
        justOpened = true;
        return this;
    }

    /** From here on, these classes can be called by their simple names; {@link #closeType} ends it. */
    public Source enter(Iterable<ClassName> visibleMembers) {
        scope.enter(visibleMembers);
        return this;
    }

    /** Closes the body of a type that was entered. */
    public Source closeType() {
        scope.leave();
        return close();
    }

    /** Writes the comment, if there is anything in it. */
    public Source javadoc(Javadoc comment) {
        List<String> text = comment.lines(LineBreaks.WIDTH - indent - 3, this);
        if (text.isEmpty()) {
            return this;
        }
        String margin = " ".repeat(indent);
        if (text.size() == 1 && text.get(0).length() + indent + 7 <= LineBreaks.WIDTH) {
            body.append(margin).append("/** ").append(text.get(0)).append(" */\n");
            return this;
        }
        body.append(margin).append("/**\n");
        for (String one : text) {
            body.append(margin).append(one.isEmpty() ? " *" : " * ").append(one).append('\n');
        }
        body.append(margin).append(" */\n");
        return this;
    }

    /** Returns code with its types and literals filled in, to become part of a line. */
    public String code(String format, Object... arguments) {
        int dollar = format.indexOf('$');
        if (dollar < 0) {
            return format;
        }
        StringBuilder code = new StringBuilder(format.length() + 32);
        int from = 0;
        int next = 0;
        while (dollar >= 0) {
            code.append(format, from, dollar);
            Object argument = arguments[next++];
            switch (format.charAt(dollar + 1)) {
                case 'T' -> appendType(code, argument);
                case 'S' -> code.append(Literals.string((String) argument));
                case 'L' -> code.append(argument);
                default ->
                    throw new IllegalArgumentException(
                            "'" + format + "' has a placeholder that is none of $T, $S, $L.");
            }
            from = dollar + 2;
            dollar = format.indexOf('$', from);
        }
        if (next != arguments.length) {
            throw new IllegalArgumentException(
                    "'" + format + "' has " + next + " placeholders for " + arguments.length + " arguments.");
        }
        return code.append(format, from, format.length()).toString();
    }

    /** How the file calls this class at this place. */
    public String name(ClassName type) {
        return scope.name(type);
    }

    /** The classes that the file has mentioned so far. */
    public Stream<ClassName> usedTypes() {
        return scope.usedTypes();
    }

    /** Remembers this place, for lines that are known only after what follows them. */
    public int mark() {
        return body.length();
    }

    /** Writes at a remembered place what {@code lines} writes. */
    public void insert(int mark, Runnable lines) {
        int before = body.length();
        lines.run();
        String inserted = body.substring(before);
        body.setLength(before);
        body.insert(mark, inserted);
    }

    /** The whole file. */
    public String text() {
        StringBuilder text = new StringBuilder(body.length() + 1024)
                .append("package ")
                .append(topLevel.packageName())
                .append(";\n\n");
        Set<String> imports = scope.importedNames();
        for (String imported : imports) {
            text.append("import ").append(imported).append(";\n");
        }
        if (!imports.isEmpty()) {
            text.append('\n');
        }
        return text.append(body).toString();
    }

    private void appendType(StringBuilder code, Object type) {
        if (type instanceof ClassName name) {
            code.append(scope.name(name));
        } else if (type instanceof JavaType.Primitive primitive) {
            code.append(primitive.keyword());
        } else if (type instanceof JavaType.Reference reference) {
            appendReference(code, reference);
        } else {
            throw new IllegalArgumentException(type + " is no type.");
        }
    }

    private void appendReference(StringBuilder code, JavaType.Reference type) {
        String name = scope.name(type.name());
        if (type.nullable()) {
            int simple = name.lastIndexOf('.') + 1;
            code.append(name, 0, simple)
                    .append('@')
                    .append(scope.name(Annotations.NULLABLE))
                    .append(' ')
                    .append(name, simple, name.length());
        } else {
            code.append(name);
        }
        String separator = "<";
        for (JavaType.Reference argument : type.arguments()) {
            code.append(separator);
            appendReference(code, argument);
            separator = ", ";
        }
        if (!type.arguments().isEmpty()) {
            code.append('>');
        }
    }
}
