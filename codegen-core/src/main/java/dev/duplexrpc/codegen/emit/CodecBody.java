package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.MemberRules;
import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.List;
import java.util.Objects;

/** The frame of every codec: class, instance, constants, the two methods; and the code that the methods are made of. */
final class CodecBody {
    private final Unit unit;
    private final Source source;
    private final ClassName codec;
    private final JavaType type;
    private final Constants constants;
    private final CheckCode checks;
    private final ReadCode reading;
    private final WriteCode writing;

    CodecBody(Unit unit, ClassName codec, JavaType type) {
        this.unit = unit;
        this.source = unit.source();
        this.codec = codec;
        this.type = type;
        this.constants = new Constants(source);
        JavaTypes types = unit.emission().types();
        this.checks = new CheckCode(constants, types);
        this.reading = new ReadCode(new CodecCode(source, types, checks), checks);
        this.writing = new WriteCode(new CodecCode(source, types, null));
    }

    Source source() {
        return source;
    }

    JavaTypes types() {
        return unit.emission().types();
    }

    Constants constants() {
        return constants;
    }

    CheckCode checks() {
        return checks;
    }

    /** What is done with a member that the document does not name. */
    List<String> unknownMember(RecordShape shape) {
        if (!shape.isOpen()) {
            return List.of("in.refuseMember();");
        }
        String codec = shape.keepsUntyped() ? "" : ", " + reading.codec(Objects.requireNonNull(shape.others()));
        String keep = "otherMembers = in.keepMember(otherMembers" + codec + ");";
        MemberRules rules = shape.checks().members();
        return rules == null ? List.of(keep) : List.of("in.checkMember(" + checks.names(rules) + ");", keep);
    }

    /** Writes the arm of a switch for all that has no arm of its own. */
    void defaultArm(List<String> lines) {
        if (lines.size() == 1) {
            source.line("default -> $L", lines.get(0));
            return;
        }
        source.open("default ->");
        lines.forEach(line -> source.line("$L", line));
        source.close();
    }

    ReadCode reading() {
        return reading;
    }

    WriteCode writing() {
        return writing;
    }

    /** Writes the class; {@code methods} writes what is in it, {@code nested} the codecs of nested types. */
    void emit(Runnable methods, Runnable nested) {
        source.member();
        unit.decorate(codec, new Javadoc().say("Reads and writes {@link $T} as JSON.", type), false);
        String modifiers = codec.isTopLevel() ? "final" : "static final";
        source.enter(unit.emission().codecsIn(codec));
        source.open("$L class $L implements $T", modifiers, codec.simpleName(), Library.codecOf(type));
        if (codec.isTopLevel()) {
            RuntimeCheck.write(source, codec);
            source.member();
        }
        source.line("static final $T INSTANCE = new $T();", codec, codec);
        int mark = source.mark();
        source.member().line("private $L() {}", codec.simpleName());
        methods.run();
        source.insert(mark, constants::write);
        nested.run();
        source.closeType();
    }

    void openRead() {
        source.member().line("@$T", Annotations.OVERRIDE).open("public $T read($T in)", type, Library.JSON_READER);
    }

    void openWrite() {
        source.member()
                .line("@$T", Annotations.OVERRIDE)
                .open("public void write($T out, $T value)", Library.JSON_WRITER, type);
    }
}
