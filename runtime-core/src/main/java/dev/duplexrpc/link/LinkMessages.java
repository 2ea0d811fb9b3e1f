package dev.duplexrpc.link;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.link.LinkMessage.Ack;
import dev.duplexrpc.link.LinkMessage.Close;
import dev.duplexrpc.link.LinkMessage.Lost;
import dev.duplexrpc.link.LinkMessage.Open;
import dev.duplexrpc.link.LinkMessage.Opened;
import dev.duplexrpc.link.LinkMessage.Resume;
import dev.duplexrpc.link.LinkMessage.Resumed;
import dev.duplexrpc.link.LinkMessage.Terms;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@link LinkMessage}s on the wire: JSON-RPC notifications that begin with exactly {@link #PREFIX}. A fixed beginning tells them from counted messages by comparing a
 * few bytes, so the many messages that are none need not be read twice.
 */
public final class LinkMessages {

    /** The WebSocket subprotocol with which they are agreed upon. */
    public static final String SUBPROTOCOL = "duplexrpc.1";

    /** The header of the server's answer to the handshake that says that it speaks them and has not just chosen what was offered. */
    public static final String HEADER = "DuplexRPC-Link";

    /** The value of that header. */
    public static final String VERSION = "1";

    /** How long the credentials in {@code auth} may be, as JSON. */
    public static final int MAX_AUTH_BYTES = 16 * 1024;

    /** How each of them begins, to the byte. */
    public static final String PREFIX = "{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link.";

    private static final byte[] START = PREFIX.getBytes(StandardCharsets.US_ASCII);

    /** What our acknowledgements look like up to their number. They are the only ones of these messages that are frequent, so they are written and read without a writer and a reader. */
    private static final byte[] ACK_START =
            (PREFIX + "ack\",\"params\":{\"received\":").getBytes(StandardCharsets.US_ASCII);

    private static final byte[] ACK_END = {'}', '}'};

    /** So many digits are no overflow. */
    private static final int ACK_DIGITS = 18;

    private static final JsonNames ENVELOPE = JsonNames.of("jsonrpc", "method", "params");
    private static final JsonNames PARAMS =
            JsonNames.of("received", "session", "token", "grace", "window", "heartbeat", "attempt", "auth", "reason");
    private static final int RECEIVED = 0;
    private static final int SESSION = 1;
    private static final int TOKEN = 2;
    private static final int GRACE = 3;
    private static final int WINDOW = 4;
    private static final int HEARTBEAT = 5;
    private static final int ATTEMPT = 6;
    private static final int AUTH = 7;
    private static final int REASON = 8;

    private LinkMessages() {}

    /** Whether a message is about the link, and so not counted. */
    public static boolean isAbout(byte[] bytes, int from, int length) {
        return length > START.length && Arrays.equals(bytes, from, from + START.length, START, 0, START.length);
    }

    /** One as it travels. */
    public static byte[] bytes(LinkMessage message) {
        if (message instanceof Ack ack) {
            return ackBytes(ack.received());
        }
        JsonWriter out = new JsonWriter();
        write(out, message);
        return out.toByteArray();
    }

    private static byte[] ackBytes(long received) {
        int digits = 1;
        for (long rest = received / 10; rest != 0; rest /= 10) {
            digits++;
        }
        byte[] message = Arrays.copyOf(ACK_START, ACK_START.length + digits + ACK_END.length);
        int at = ACK_START.length + digits;
        System.arraycopy(ACK_END, 0, message, at, ACK_END.length);
        long rest = received;
        while (at > ACK_START.length) {
            message[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return message;
    }

    /** Writes one behind what the writer holds. */
    public static void write(JsonWriter out, LinkMessage message) {
        if (message instanceof Ack ack) {
            out.fragment(ackBytes(ack.received()));
            return;
        }
        if (message instanceof Open open) {
            auth(begin(out, "open"), open.auth());
        } else if (message instanceof Opened opened) {
            begin(out, "opened").member(PARAMS, SESSION).value(opened.session());
            terms(out.member(PARAMS, TOKEN).value(opened.token().text()), opened.terms());
        } else if (message instanceof Resume resume) {
            begin(out, "resume").member(PARAMS, SESSION).value(resume.session());
            out.member(PARAMS, TOKEN).value(resume.token().text());
            out.member(PARAMS, RECEIVED).value(resume.received());
            auth(out.member(PARAMS, ATTEMPT).value(resume.attempt()), resume.auth());
        } else if (message instanceof Resumed resumed) {
            begin(out, "resumed").member(PARAMS, TOKEN).value(resumed.token().text());
            terms(out.member(PARAMS, RECEIVED).value(resumed.received()), resumed.terms());
        } else if (message instanceof Lost lost) {
            begin(out, "lost").member(PARAMS, REASON).value(lost.reason().wire());
        } else {
            begin(out, "close").member(PARAMS, REASON).value(((Close) message).reason());
        }
        out.endObject().fragment("}");
    }

    private static JsonWriter begin(JsonWriter out, String name) {
        return out.fragment(START).fragment(name).fragment("\",\"params\":").beginObject();
    }

    private static void terms(JsonWriter out, Terms terms) {
        out.member(PARAMS, GRACE).value(terms.graceMillis());
        out.member(PARAMS, WINDOW).value(terms.window());
        out.member(PARAMS, HEARTBEAT).value(terms.heartbeatMillis());
    }

    private static void auth(JsonWriter out, @Nullable Json auth) {
        if (auth != null) {
            out.member(PARAMS, AUTH).json(auth);
        }
    }

    /**
     * Reads one that {@link #isAbout} has recognised.
     *
     * @return null for one that this version does not know: it is to be ignored, so that later ones can be added
     * @throws LinkViolation if it is not what the protocol says
     */
    public static @Nullable LinkMessage read(byte[] bytes, int from, int length) {
        Ack ack = readAck(bytes, from, length);
        return ack != null ? ack : readAny(bytes, from, length);
    }

    /** An acknowledgement as we write it; null for anything else, other ways to write one included. */
    private static @Nullable Ack readAck(byte[] bytes, int from, int length) {
        int begin = from + ACK_START.length;
        int end = from + length - ACK_END.length;
        if (end <= begin
                || end - begin > ACK_DIGITS
                || bytes[end] != '}'
                || bytes[end + 1] != '}'
                || (bytes[begin] == '0' && end - begin > 1)
                || !Arrays.equals(bytes, from, begin, ACK_START, 0, ACK_START.length)) {
            return null;
        }
        long received = 0;
        for (int at = begin; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            received = 10 * received + digit;
        }
        return new Ack(received);
    }

    private static @Nullable LinkMessage readAny(byte[] bytes, int from, int length) {
        JsonReader in = new JsonReader().reset(bytes, from, from + length);
        try {
            String method = "";
            Given given = new Given();
            in.beginObject();
            for (int member = in.nextMember(ENVELOPE); member != JsonNames.END; member = in.nextMember(ENVELOPE)) {
                switch (member) {
                    case 1 -> method = in.readString();
                    case 2 -> given.read(in);
                    default -> in.skip();
                }
            }
            in.end();
            return given.message(method);
        } catch (JsonException malformed) {
            throw new LinkViolation("A message about the link is malformed: " + malformed.getMessage());
        }
    }

    /** The parameters of any of them as they come. */
    private static final class Given {

        private @Nullable Long received;
        private @Nullable String session;
        private @Nullable String token;
        private @Nullable Long grace;
        private @Nullable Integer window;
        private @Nullable Long heartbeat;
        private @Nullable Long attempt;
        private @Nullable Json auth;
        private @Nullable String reason;

        void read(JsonReader in) {
            in.beginObject();
            for (int member = in.nextMember(PARAMS); member != JsonNames.END; member = in.nextMember(PARAMS)) {
                switch (member) {
                    case RECEIVED -> received = in.readLong();
                    case SESSION -> session = in.readString();
                    case TOKEN -> token = in.readString();
                    case GRACE -> grace = in.readLong();
                    case WINDOW -> window = in.readInt();
                    case HEARTBEAT -> heartbeat = in.readLong();
                    case ATTEMPT -> attempt = in.readLong();
                    case AUTH -> auth = in.readJson();
                    case REASON -> reason = in.readString();
                    default -> in.skip();
                }
            }
        }

        @Nullable LinkMessage message(String method) {
            return switch (method.substring("rpc.link.".length())) {
                case "ack" -> new Ack(need(received, RECEIVED));
                case "open" -> new Open(auth);
                case "opened" -> new Opened(need(session, SESSION), LinkToken.of(need(token, TOKEN)), terms());
                case "resume" ->
                    new Resume(
                            need(session, SESSION),
                            LinkToken.of(need(token, TOKEN)),
                            need(received, RECEIVED),
                            need(attempt, ATTEMPT),
                            auth);
                case "resumed" -> new Resumed(LinkToken.of(need(token, TOKEN)), need(received, RECEIVED), terms());
                case "lost" -> new Lost(LostReason.of(need(reason, REASON)));
                case "close" -> new Close(need(reason, REASON));
                default -> null;
            };
        }

        private Terms terms() {
            return new Terms(need(grace, GRACE), need(window, WINDOW), need(heartbeat, HEARTBEAT));
        }

        private static <T> T need(@Nullable T value, int member) {
            if (value == null) {
                throw new LinkViolation("A message about the link lacks '" + PARAMS.name(member) + "'.");
            }
            return value;
        }
    }
}
