package dev.duplexrpc.protocol;

import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * What one JSON-RPC message says. Filled anew by every {@link EnvelopeReader#read} and valid until the next; ranges are indexes into the bytes that were read.
 */
public final class Envelope {

    private static final String PARAMS = "/params";

    /** What sort of message it is. */
    public enum Kind {
        /** To be answered. */
        REQUEST,
        /** Not to be answered. */
        NOTIFICATION,
        /** Answers a request of this side. */
        RESPONSE,
        /** Looks like a response but makes no sense: not to be answered, or two broken peers would never stop. */
        BAD_RESPONSE,
        /** Anything else: to be answered with {@link StandardErrors#INVALID_REQUEST}. */
        INVALID
    }

    Kind kind = Kind.INVALID;
    int idFrom;
    int idTo;
    int method = JsonNames.UNKNOWN;
    int methodFrom;
    int methodTo;

    @Nullable Object params;

    int paramsFrom;
    int paramsTo;

    @Nullable Throwable paramsFailure;

    /** Whether the parameters were read as a part of the message, so that pointers into them start with {@code /params}. */
    boolean readInPlace;

    int resultFrom;
    int resultTo;

    @Nullable Object result;

    /** Whether {@link #result} is what the codec made of it, null included. */
    boolean resultRead;

    @Nullable Throwable resultFailure;

    int errorFrom;
    int errorTo;
    int contextFrom;
    int contextTo;

    @Nullable RequestContext context;

    String problem = "";

    byte[] bytes = {};

    Envelope() {}

    void clear(byte[] newBytes) {
        bytes = newBytes;
        kind = Kind.INVALID;
        idFrom = 0;
        idTo = 0;
        method = JsonNames.UNKNOWN;
        methodFrom = 0;
        methodTo = 0;
        params = null;
        paramsFrom = 0;
        paramsTo = 0;
        paramsFailure = null;
        readInPlace = false;
        resultFrom = 0;
        resultTo = 0;
        result = null;
        resultRead = false;
        resultFailure = null;
        errorFrom = 0;
        errorTo = 0;
        contextFrom = 0;
        contextTo = 0;
        context = null;
        problem = "";
    }

    public Kind kind() {
        return kind;
    }

    /** The id as a value of its own; {@link RequestId#NULL} when there is none. */
    public RequestId id() {
        return idTo > idFrom ? RequestId.copyOf(bytes, idFrom, idTo) : RequestId.NULL;
    }

    /**
     * The id of a response as the number that this side gives to its requests, -1 if it is none. There are servers that make a string of it, or a fraction: this side sends
     * neither, so it cannot be another one's.
     */
    public long numericId() {
        return numericId(bytes, idFrom, idTo);
    }

    static long numericId(byte[] bytes, int idFrom, int idTo) {
        int from = idFrom;
        int to = idTo;
        if (to - from > 2 && bytes[from] == '"') {
            from++;
            to--;
        } else if (to - from > 2 && bytes[to - 2] == '.' && bytes[to - 1] == '0') {
            to -= 2;
        }
        int length = to - from;
        if (length == 0 || length > 18) {
            return -1;
        }
        long id = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            id = id * 10 + digit;
        }
        return id;
    }

    /** The index of the method, {@link JsonNames#UNKNOWN} if it is none of the contracts'. */
    public int method() {
        return method;
    }

    /** The name of the method, for messages and logs. */
    public String methodName() {
        return new JsonReader().reset(bytes, methodFrom, methodTo).readString();
    }

    /** The parameters of a known method; null if they could not be read. */
    public @Nullable Object params() {
        return params;
    }

    /** Why the parameters could not be read: a {@link JsonException} says what is wrong with them, anything else is a defect of the codec. */
    public @Nullable Throwable paramsFailure() {
        return paramsFailure;
    }

    /** The JSON Pointer of what is wrong with the parameters, within them. */
    public String pointerWithinParams(JsonException failure) {
        String pointer = failure.pointer();
        if (!readInPlace) {
            return pointer;
        }
        // What a codec of the user's has read elsewhere does not point into this message.
        return pointer.startsWith(PARAMS) ? pointer.substring(PARAMS.length()) : "";
    }

    /** Points a reader at the parameters of an unknown method; false if there are none. */
    public boolean paramsTo(JsonReader in) {
        return range(in, paramsFrom, paramsTo);
    }

    /** Points a reader at the result of a response; false if it has an error instead. */
    public boolean resultTo(JsonReader in) {
        return range(in, resultFrom, resultTo);
    }

    /** Whether the result of a response has been read already. */
    public boolean resultRead() {
        return resultRead;
    }

    /** The result of a response that {@link #resultRead has been read}. */
    public @Nullable Object result() {
        return result;
    }

    /** Why the result could not be read as the call's, null if it could or has not been tried. */
    public @Nullable Throwable resultFailure() {
        return resultFailure;
    }

    /** What travels beside the parameters, null for nothing. */
    public @Nullable RequestContext context() {
        return context;
    }

    /** Points a reader at the error of a response; false if it has a result instead. */
    public boolean errorTo(JsonReader in) {
        return range(in, errorFrom, errorTo);
    }

    private boolean range(JsonReader in, int from, int to) {
        if (to == from) {
            return false;
        }
        in.reset(bytes, from, to);
        return true;
    }

    /** What is wrong with an invalid message, or with a response that makes no sense. */
    public String problem() {
        return problem;
    }
}
