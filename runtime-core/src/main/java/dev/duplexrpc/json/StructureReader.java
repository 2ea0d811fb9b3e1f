package dev.duplexrpc.json;

import org.jspecify.annotations.Nullable;

/** The layer of {@link JsonReader} that goes into objects, arrays and parameters and steps through what they hold. */
abstract sealed class StructureReader extends CheckingReader permits JsonReader {

    /** Where the name starts that was stepped to last. */
    private int nameAt;

    @Override
    void moveTo(byte[] newBytes, int from, int to) {
        super.moveTo(newBytes, from, to);
        nameAt = from;
    }

    /** Enters the object that comes next. */
    public void beginObject() {
        enter('{', "an object");
    }

    /** Enters the array that comes next. */
    public void beginArray() {
        enter('[', "an array");
    }

    private void enter(int bracket, String what) {
        int at = skipSpace(pos);
        valueAt = at;
        if (byteAt(at) != bracket) {
            throw expected(what, at);
        }
        open(at);
    }

    /**
     * Steps to the next member of the open object.
     *
     * @return the index of its name; {@link JsonNames#UNKNOWN} for any other name, see {@link #memberName}; {@link
     *     JsonNames#END} when the object is closed
     */
    public int nextMember(JsonNames names) {
        int quote = toName();
        if (quote < 0) {
            return JsonNames.END;
        }
        int guess = expected[depth];
        int behind = names.memberEnd(guess, bytes, quote, end);
        if (behind >= 0) {
            expected[depth] = guess + 1;
            pos = behind;
            return guess;
        }
        int index = passName(names, quote);
        if (index >= 0) {
            expected[depth] = index + 1;
        }
        return index;
    }

    /** Steps to the next member of the open object and returns its name, null when the object is closed. */
    public @Nullable String nextName() {
        int quote = toName();
        if (quote < 0) {
            return null;
        }
        int behind = stringEnd(quote);
        String name = content(quote, behind);
        passColon(behind);
        return name;
    }

    /** Returns the name of the member that was stepped to last. */
    public String memberName() {
        return content(nameAt, stringEnd(nameAt));
    }

    /** Moves over the comma before a name, or out of the object; returns where the name starts, or -1. */
    int toName() {
        int at = skipSpace(pos);
        int c = byteAt(at);
        if (c == '}') {
            close(at);
            return -1;
        }
        if (!first()) {
            if (c != ',') {
                throw expected("',' or '}'", at);
            }
            at = skipSpace(at + 1);
            c = byteAt(at);
        }
        if (c != '"') {
            throw expected("the name of a member", at);
        }
        nameAt = at;
        return at;
    }

    private int passName(JsonNames names, int quote) {
        int behind = stringEnd(quote);
        int index = find(names, quote, behind);
        passColon(behind);
        return index;
    }

    /** Moves behind the colon that follows a name. */
    void passColon(int from) {
        int at = skipSpace(from);
        if (byteAt(at) != ':') {
            throw expected("':'", at);
        }
        pos = at + 1;
    }

    /** Steps to the next element of the open array; false when the array is closed. */
    public boolean nextElement() {
        int at = skipSpace(pos);
        int c = byteAt(at);
        if (c == ']') {
            close(at);
            return false;
        }
        if (!first()) {
            if (c != ',') {
                throw expected("',' or ']'", at);
            }
            at = skipSpace(at + 1);
        }
        pos = at;
        valueAt = at;
        return true;
    }

    // Parameters, and members that may be null

    /** Enters parameters: an object holds them by name, an array by position. */
    public void beginParams() {
        int at = skipSpace(pos);
        valueAt = at;
        int c = byteAt(at);
        if (c != '{' && c != '[') {
            throw expected("an object or an array of parameters", at);
        }
        open(at);
    }

    /**
     * Steps to the next parameter.
     *
     * @return the index of its name, in an array the position; {@link JsonNames#UNKNOWN} for any other name or for one
     *     parameter too many, see {@link JsonReader#refuseMember}; {@link JsonNames#END} when there are no more
     */
    public int nextParam(JsonNames names) {
        if (!inArray()) {
            return nextMember(names);
        }
        if (!nextElement()) {
            return JsonNames.END;
        }
        int position = expected[depth]++;
        return position < names.size() ? position : JsonNames.UNKNOWN;
    }

    /**
     * Passes over null where an optional member has it although the schema does not allow null there: a client takes that
     * for absent, a reader that {@link #validates} refuses it.
     */
    public boolean skipNull() {
        if (!tryNull()) {
            return false;
        }
        if (validates()) {
            throw expected("a value other than null", valueAt);
        }
        return true;
    }

    /** Passes over null where a parameter may be absent: by position null stands for that, by name see {@link #skipNull}. */
    public boolean absentParam() {
        return inArray() ? tryNull() : skipNull();
    }

    final boolean inArray() {
        return depth > 0 && bytes[openedAt()] == '[';
    }
}
