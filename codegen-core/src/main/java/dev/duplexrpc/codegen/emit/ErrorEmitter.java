package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.ErrorModel;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;

/** Writes the exception of an error, the same class on both sides. */
final class ErrorEmitter {
    private final Unit unit;
    private final Source source;
    private final ErrorModel error;
    private final ClassName type;

    ErrorEmitter(Unit unit, ErrorModel error) {
        this.unit = unit;
        this.source = unit.source();
        this.error = error;
        this.type = unit.emission().names().error(error.id());
    }

    void emit() {
        Javadoc comment = new Javadoc()
                .say(
                        "Error $L$L",
                        error.code(),
                        error.message().isBlank() ? "." : ": " + Javadoc.inline(Docs.sentence(error.message())))
                .markdown(Docs.text(error.doc()));
        unit.decorate(type, comment, error.doc().deprecated());
        source.open(
                        "$Lfinal class $L extends $T",
                        unit.emission().visibility(type),
                        type.simpleName(),
                        Library.RPC_EXCEPTION)
                .javadoc(new Javadoc().say("The code of this error on the wire."))
                .line("public static final int CODE = $L;", error.code());
        if (error.data() == null) {
            withoutData();
        } else {
            withData(error.data());
        }
        source.close();
    }

    private void withoutData() {
        type(JavaType.Primitive.VOID, source.code("$T.of(CODE, MESSAGE, $T::new)", Library.RPC_ERROR_TYPE, type));
        constructor("Creates the error with the message of the document.", "")
                .line("this(MESSAGE);")
                .close();
        constructor("Creates the error with a message of its own.", "String message")
                .line("this(message, null);")
                .close();
        JavaType json = JavaType.of(Library.JSON).orNull();
        constructor(
                        "Creates the error with a message and with data that the document does not describe.",
                        source.code("String message, $T errorData", json))
                .line("super(CODE, message, errorData);")
                .close();
    }

    private void withData(Use use) {
        CodecCode codecs = new CodecCode(source, unit.emission().types(), null);
        String codec = codecs.of(use.type());
        JavaType data = unit.emission().types().plain(use.type()).orNull();
        JavaType json = JavaType.of(Library.JSON).orNull();
        type(
                unit.emission().types().plain(use.type()),
                source.code("$T.of(CODE, MESSAGE, $L, $T::new)", Library.RPC_ERROR_TYPE, codec, type));
        source.member().line("private final transient $T data;", data);
        constructor("Creates the error with the message of the document.", source.code("$T data", data))
                .line("this(MESSAGE, data);")
                .close();
        constructor("Creates the error with a message of its own.", source.code("String message, $T data", data))
                .line("this(message, data, data == null ? null : $T.from($L, data));", Library.JSON, codec)
                .close();
        source.member()
                .open("private $L(String message, $T data, $T errorData)", type.simpleName(), data, json)
                .line("super(CODE, message, errorData);")
                .line("this.data = data;")
                .close();
        source.member()
                .javadoc(new Javadoc().say("Returns the data of the error, null if there is none."))
                .open("public $T data()", data)
                .line("return data;")
                .close();
    }

    private void type(JavaType data, String value) {
        source.member().line("private static final String MESSAGE = $S;", error.message());
        source.member()
                .line(
                        "$Lstatic final $T TYPE = $L;",
                        unit.emission().visibilityAcrossPackages(),
                        JavaType.of(Library.RPC_ERROR_TYPE, data),
                        value);
        source.member().line("private static final long serialVersionUID = 1L;");
    }

    private Source constructor(String comment, String parameters) {
        return source.member().javadoc(new Javadoc().say(comment)).open("public $L($L)", type.simpleName(), parameters);
    }
}
