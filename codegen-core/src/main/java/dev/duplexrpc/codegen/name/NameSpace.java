package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.TypeId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The names of one place where they must differ. Who comes first keeps the name, whoever comes behind; the others get a suffix made from
 * their own key, never a number. So what is added behind renames nothing that was there.
 */
final class NameSpace {
    /** No key of a document can hold this character. */
    private static final String RESERVED = "\0";

    private final String what;
    private final boolean ignoreCase;
    private final List<NameCollision> collisions;
    private final Map<String, String> owners = new HashMap<>();

    /** @param ignoreCase whether names that differ in case only are equal, as file names are on some systems */
    NameSpace(String what, boolean ignoreCase, List<NameCollision> collisions) {
        this.what = what;
        this.ignoreCase = ignoreCase;
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

    /** Who has the name; null when it is free, or nobody can have it. */
    @Nullable String ownerOf(String name) {
        String owner = owners.get(fold(name));
        return RESERVED.equals(owner) ? null : owner;
    }

    /**
     * Somebody who wants a name.
     *
     * @param isAskedFor whether the name was chosen, and not made from what the document calls him
     * @param key different for each of them
     * @param at where he stands
     */
    record Claim(String wanted, boolean isAskedFor, String key, TypeId at) {
        Claim(String wanted, String key, TypeId at) {
            this(wanted, false, key, at);
        }
    }

    /**
     * Takes the name, or the nearest one that is free.
     *
     * @param afterReserved what is appended when nobody can have the name
     */
    String claim(Claim claim, String afterReserved) {
        return claim(claim, afterReserved, "");
    }

    /**
     * As above.
     *
     * @param afterTaken what is appended when somebody has the name; empty: a hash
     */
    String claim(Claim claim, String afterReserved, String afterTaken) {
        String wanted = claim.wanted();
        if (isFree(wanted)) {
            return take(wanted, claim);
        }
        String owner = ownerOf(wanted);
        String other = wanted + (owner == null ? afterReserved : afterTaken);
        if (owner == null) {
            owner = ownerOf(other);
        }
        String given = take(isFree(other) ? other : hashed(other, claim.key()), claim);
        if (owner != null) {
            collisions.add(new NameCollision(what, wanted, owner, claim.key(), given, claim.isAskedFor(), claim.at()));
        }
        return given;
    }

    /** As {@link #claim}, for a name that nobody sees: who makes way need not be told. */
    String claimQuietly(Claim claim, String afterReserved) {
        String wanted = claim.wanted();
        String other = isFree(wanted) || ownerOf(wanted) != null ? wanted : wanted + afterReserved;
        return take(isFree(other) ? other : hashed(other, claim.key()), claim);
    }

    private String take(String name, Claim claim) {
        owners.put(fold(name), claim.key());
        return name;
    }

    private String hashed(String name, String key) {
        String hashed = name + "_" + hash(key);
        for (String salt = key; !isFree(hashed); salt = salt + "'") {
            hashed = name + "_" + hash(salt) + hash(salt + "'");
        }
        return hashed;
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
