package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.Source;

/** Has a generated class make sure, when it is loaded, that the runtime is new enough for it. */
final class RuntimeCheck {
    /** What generated code needs of the runtime; grows with the first thing that an older runtime lacks. */
    private static final int RUNTIME_CONTRACT = 1;

    private RuntimeCheck() {}

    /** Writes the initialiser; it has to stand before whatever could fail with an older runtime. */
    static void write(Source source, ClassName generated) {
        source.open("static")
                .line("$T.require($L, $S);", Library.RUNTIME_VERSION, RUNTIME_CONTRACT, generated.canonicalName())
                .close();
    }
}
