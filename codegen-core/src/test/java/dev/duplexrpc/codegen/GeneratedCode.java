package dev.duplexrpc.codegen;

import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Generated sources, compiled in memory as strictly as we promise they compile ({@code -Xlint:all -Werror
 * -Xdoclint:all,-missing}), and loaded, so that a test can call them.
 */
public final class GeneratedCode extends ClassLoader {
    private static final List<String> STRICTLY = List.of(
            "--release", "17", "-proc:none", "-Xlint:all", "-Werror", "-Xdoclint:all,-missing", "-Xmaxerrs", "50");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for all: to open the class path takes longer than to compile a small document. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, Locale.ROOT, null);

    private final Map<String, byte[]> classes;

    static {
        registerAsParallelCapable();
    }

    private GeneratedCode(Map<String, byte[]> classes, ClassLoader parent) {
        super(parent);
        this.classes = classes;
    }

    /** Compiles and loads sources by their paths; throws an {@link AssertionError} with all messages and the lines they are about. */
    public static GeneratedCode compile(Map<String, String> sources) {
        return new GeneratedCode(classFiles(sources, Map.of()), GeneratedCode.class.getClassLoader());
    }

    /** Compiles and loads more sources that know these; what was compiled before stays as it was. */
    public GeneratedCode with(Map<String, String> sources) {
        Map<String, byte[]> all = new HashMap<>(classes);
        all.putAll(classFiles(sources, classes));
        return new GeneratedCode(all, getParent());
    }

    /** These classes beside those of a newer version of what they were compiled against. */
    public GeneratedCode runningOn(GeneratedCode newer) {
        Map<String, byte[]> all = new HashMap<>(classes);
        all.putAll(newer.classes);
        return new GeneratedCode(all, getParent());
    }

    /** What the compiler has to say about the sources; empty when it takes them. */
    public static List<String> problems(Map<String, String> sources) {
        try {
            classFiles(sources, Map.of());
            return List.of();
        } catch (Refused refused) {
            return refused.messages;
        }
    }

    /** The class with this binary name. */
    public Class<?> type(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " was not generated; there are " + classes.keySet(), e);
        }
    }

    /** The binary names of all classes, in order. */
    public List<String> classNames() {
        return classes.keySet().stream().sorted().toList();
    }

    /** The class file of a class, by its binary name. */
    public byte[] classFile(String name) {
        return Objects.requireNonNull(classes.get(name), name);
    }

    /** The codec of a generated type, by the type's binary name. */
    @SuppressWarnings("unchecked") // The caller knows nothing of the type but that it is one.
    public JsonCodec<Object> codec(String typeName) {
        return (JsonCodec<Object>) call(type(typeName), "codec");
    }

    /** The codec that is the single instance of its class, by the class's binary name. */
    @SuppressWarnings("unchecked") // The caller knows nothing of the type but that it is one.
    public JsonCodec<Object> instance(String codecName) {
        try {
            Field field = type(codecName).getDeclaredField("INSTANCE");
            field.setAccessible(true);
            return (JsonCodec<Object>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(codecName + " is no codec", e);
        }
    }

    /** Reads JSON as the type and writes it again, as a server does: with all checks. */
    public String roundTrip(String typeName, String json) {
        JsonCodec<Object> codec = codec(typeName);
        JsonReader in = JsonReader.of(json).validating(Checks.FULL);
        Object value = codec.read(in);
        in.end();
        return codec.toJson(value);
    }

    /** Calls a static method without parameters, public or not. */
    public static Object call(Class<?> type, String method) {
        try {
            Method found = type.getDeclaredMethod(method);
            found.setAccessible(true);
            return found.invoke(null);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type.getName() + "." + method + " threw " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot call " + type.getName() + "." + method, e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static synchronized Map<String, byte[]> classFiles(Map<String, String> sources, Map<String, byte[]> known) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((path, text) -> {
            if (path.endsWith(".java")) {
                units.add(new SourceText(path, text));
            }
        });
        try (InMemory memory = new InMemory(FILES, known)) {
            StringWriter giveUp = new StringWriter();
            boolean done = COMPILER.getTask(giveUp, memory, diagnostics, STRICTLY, null, units)
                    .call();
            if (!done || !diagnostics.getDiagnostics().isEmpty()) {
                List<String> messages = new ArrayList<>();
                diagnostics.getDiagnostics().forEach(diagnostic -> messages.add(message(diagnostic)));
                if (messages.isEmpty()) {
                    messages.add("The compiler gave up: "
                            + giveUp.toString().lines().limit(5).toList());
                }
                throw new Refused(messages);
            }
            return memory.classFiles();
        }
    }

    private static String message(Diagnostic<? extends JavaFileObject> diagnostic) {
        String text = diagnostic.getKind() + ": " + diagnostic.getMessage(Locale.ROOT);
        JavaFileObject source = diagnostic.getSource();
        if (!(source instanceof SourceText sourceText)) {
            return text;
        }
        List<String> lines = sourceText.text.lines().toList();
        int line = (int) diagnostic.getLineNumber();
        String shown = line > 0 && line <= lines.size() ? lines.get(line - 1).strip() : "";
        return source.getName() + ":" + line + ": " + text + "\n    " + shown;
    }

    private static final class Refused extends AssertionError {
        private static final long serialVersionUID = 1L;

        private final transient List<String> messages;

        Refused(List<String> messages) {
            super("The generated code does not compile:\n" + String.join("\n", messages));
            this.messages = messages;
        }
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassBytes extends SimpleJavaFileObject {
        private final String binaryName;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ClassBytes(String binaryName) {
            super(URI.create("memory:///" + binaryName.replace('.', '/') + ".class"), Kind.CLASS);
            this.binaryName = binaryName;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }

    /** Keeps what is compiled, and offers what was compiled before. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ClassBytes> written = new HashMap<>();
        private final Map<String, byte[]> known;

        InMemory(JavaFileManager files, Map<String, byte[]> known) {
            super(files);
            this.known = known;
        }

        Map<String, byte[]> classFiles() {
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((name, file) -> classes.put(name, file.bytes.toByteArray()));
            return classes;
        }

        /** The manager behind is shared. */
        @Override
        public void close() {}

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return written.computeIfAbsent(className, ClassBytes::new);
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            List<JavaFileObject> found = new ArrayList<>();
            super.list(location, packageName, kinds, recurse).forEach(found::add);
            if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
                known.forEach((name, bytes) -> {
                    if (name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(packageName)) {
                        ClassBytes file = new ClassBytes(name);
                        file.bytes.writeBytes(bytes);
                        found.add(file);
                    }
                });
            }
            return found;
        }

        @Override
        public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof ClassBytes bytes ? bytes.binaryName : super.inferBinaryName(location, file);
        }
    }
}
