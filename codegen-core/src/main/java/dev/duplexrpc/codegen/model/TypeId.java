package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.resolve.Pointers;
import java.util.regex.Pattern;

/**
 * Identity of a declared type: the schema it was made from. Two references to one schema lead to one type.
 *
 * @param file the display name of the document
 * @param pointer JSON Pointer of the schema; something that is no pointer for types that have no schema of their own
 */
public record TypeId(String file, String pointer) {
    /** Where a type comes of schemas of several files, the pointer holds {@code " & dir/file.json#/pointer"}. */
    private static final Pattern DIRECTORIES = Pattern.compile(" & [^#]*/(?=[^/#]*#)");

    /** The same text wherever the documents lie on the disk: files by their names, without the directories. */
    public String withoutDirectories() {
        String place = pointer.contains(" & ") ? DIRECTORIES.matcher(pointer).replaceAll(" & ") : pointer;
        return file.substring(file.lastIndexOf('/') + 1) + "#" + place;
    }

    /** Where a member of the type stands, if the type is written in one place. */
    public TypeId member(String name) {
        return new TypeId(file, pointer + "/properties/" + Pointers.escape(name));
    }

    @Override
    public String toString() {
        return file + "#" + pointer;
    }
}
