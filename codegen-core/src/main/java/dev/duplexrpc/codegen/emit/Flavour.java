package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.JavaType;

/** The two ways of calling a service. They differ in what a method returns, and in little else. */
enum Flavour {
    BLOCKING {
        @Override
        JavaType returns(JavaType result) {
            return result;
        }
    },
    ASYNC {
        @Override
        JavaType returns(JavaType result) {
            return JavaType.of(Library.FUTURE, result);
        }
    };

    /** What a method returns whose call ends with this. */
    abstract JavaType returns(JavaType result);
}
