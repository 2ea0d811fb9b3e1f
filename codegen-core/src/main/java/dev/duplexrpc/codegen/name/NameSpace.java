package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.TypeId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The names of one place where they must differ. Of several that come together, a name goes to whom somebody chose it for, then to whom
 * the document calls exactly so, then to whom it mentions first; the others get a suffix made from their own key, never a number, so that
 * what is added behind renames nothing that was there, unless it is called exactly so.
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
     * Somebody who wants a name.
     *
     * @param spelled what the document calls him
     * @param isChosen whether the name was asked for, and not made from what the document calls him
     * @param key different for each of them
     */
    record Claim(String wanted, String spelled, boolean isChosen, String key, TypeId at) {
        private int rank() {
            return isChosen ? 0 : wanted.equals(spelled) ? 1 : 2;
        }
    }

    /**
     * Takes a name for each, in the order in which they come.
     *
     * @param afterReserved what is appended when the name is reserved
     */
    List<String> claimAll(List<Claim> claims, String afterReserved) {
        String[] names = new String[claims.size()];
        for (int rank = 0; rank <= 2; rank++) {
            for (int i = 0; i < names.length; i++) {
                Claim claim = claims.get(i);
                if (claim.rank() == rank) {
                    names[i] = claim(claim.wanted(), claim.key(), afterReserved, claim.at());
                }
            }
        }
        return List.of(names);
    }

    /** Takes another name because of who has the wanted one, and reports that unless it is reserved. */
    String giveWay(String wanted, String other, String key, TypeId at) {
        String owner = owners.get(fold(wanted));
        String given = claim(other, key, "", at);
        if (owner != null && !owner.equals(RESERVED)) {
            collisions.add(new NameCollision(what, wanted, owner, key, given, at));
        }
        return given;
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
