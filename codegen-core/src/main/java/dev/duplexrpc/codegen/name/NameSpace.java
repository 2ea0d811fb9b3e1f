package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.TypeId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The names of one place where they must differ. Whoever comes first keeps the name; whoever comes later gets a suffix made
 * from his own key, never a number, so that what is added to a document later renames nothing that was there.
 */
final class NameSpace {
    /** No key of a document can hold this character. */
    private static final String RESERVED = "\0";

    private final String what;
    private final boolean ignoreCase;
    private final TypeId place;
    private final List<NameCollision> collisions;
    private final Map<String, String> owners = new HashMap<>();

    /** @param ignoreCase whether names that differ in case only are equal, as file names are on some systems */
    NameSpace(String what, boolean ignoreCase, TypeId place, List<NameCollision> collisions) {
        this.what = what;
        this.ignoreCase = ignoreCase;
        this.place = place;
        this.collisions = collisions;
    }

    /** Names that nothing here can have and that are no collision worth a warning. */
    NameSpace reserve(Iterable<String> names) {
        names.forEach(name -> owners.put(fold(name), RESERVED));
        return this;
    }

    boolean isFree(String name) {
        return !owners.containsKey(fold(name));
    }

    /**
     * Takes the name for this key, or the nearest one that is free.
     *
     * @param afterReserved what is appended when the name is reserved
     */
    String claim(String wanted, String key, String afterReserved) {
        return claim(wanted, key, afterReserved, place);
    }

    /** As above, for something that stands at a place of its own. */
    String claim(String wanted, String key, String afterReserved, TypeId at) {
        String owner = owners.get(fold(wanted));
        if (owner == null) {
            owners.put(fold(wanted), key);
            return wanted;
        }
        if (owner.equals(RESERVED) && !afterReserved.isEmpty()) {
            return claim(wanted + afterReserved, key, "", at);
        }
        String given = wanted + "_" + hash(key);
        for (String salt = key; !isFree(given); salt = salt + "'") {
            given = wanted + "_" + hash(salt) + hash(salt + "'");
        }
        owners.put(fold(given), key);
        if (!owner.equals(RESERVED)) {
            collisions.add(new NameCollision(what, wanted, owner, key, given, at));
        }
        return given;
    }

    static String hash(String key) {
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return String.format("%04x", crc.getValue() >>> 16);
    }

    private String fold(String name) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
