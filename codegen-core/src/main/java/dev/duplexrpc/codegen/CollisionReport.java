package dev.duplexrpc.codegen;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Location;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.LoadedDocuments;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.name.NameCollision;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Pointers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells of names that two things would have had in Java, at the place of the one that got another. */
final class CollisionReport {
    private final LoadedDocuments loaded;
    private final Diagnostics diagnostics;

    CollisionReport(LoadedDocuments loaded, Diagnostics diagnostics) {
        this.loaded = loaded;
        this.diagnostics = diagnostics;
    }

    void show(List<NameCollision> collisions) {
        for (NameCollision collision : collisions) {
            diagnostics.report(
                    Problem.NAME_COLLISION,
                    place(collision.place()),
                    "The " + collision.what() + " '" + collision.first() + "' and '" + collision.second()
                            + "' would both be " + collision.wanted() + " in Java, so the second is "
                            + collision.given() + ".",
                    advice(collision));
        }
    }

    private static String advice(NameCollision collision) {
        return collision.isAskedFor()
                ? "The first comes before the second in the order of names, and keeps what it has: give that one another name, too, with x-java-name."
                : "Give one of them a name of its own with x-java-name.";
    }

    private Locatable place(TypeId id) {
        for (SourceFile file : loaded.sources().files()) {
            if (file.displayName().equals(id.file())) {
                return place(file, id.pointer());
            }
        }
        return loaded.documents().stream()
                .map(OpenRpcDocument::file)
                .<Locatable>map(Place::root)
                .findFirst()
                .orElseGet(() -> Locatable.of(Location.ofFile(id.file())));
    }

    private static Locatable place(SourceFile file, String pointer) {
        Place at = Place.root(file);
        for (String name : Pointers.names(pointer)) {
            Place next = step(at, name);
            if (next == null) {
                break;
            }
            at = next;
        }
        return at;
    }

    private static @Nullable Place step(Place from, String name) {
        Place member = from.child(name);
        if (member != null) {
            return member;
        }
        boolean index = !name.isEmpty() && name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        return index ? from.element(Integer.parseInt(name)) : null;
    }
}
