package dev.duplexrpc.peer;

import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.protocol.BatchReader;
import dev.duplexrpc.protocol.Envelope;
import dev.duplexrpc.protocol.ErrorObject;
import dev.duplexrpc.protocol.LooseResponse;
import dev.duplexrpc.protocol.MessageBeginning;
import dev.duplexrpc.protocol.RequestId;
import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.websocket.TooLarge;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes from the other side: tells requests, notifications, responses and nonsense apart and hands each to whom it concerns. Only on the connection's thread. */
final class Incoming {

    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

    private static final byte[] NOTHING = {};

    /** How many characters of what the other side says get into the log, or back to it. */
    private static final int LONGEST_MESSAGE = 200;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final Peer peer;
    private final MethodTable methods;
    private final int maxBatchMessages;
    private boolean toldOfUnreadable;

    Incoming(Peer peer, Endpoint endpoint) {
        this.peer = peer;
        this.methods = endpoint.methods;
        this.maxBatchMessages = endpoint.limits.maxBatchMessages();
    }

    void message(byte[] bytes, int from, int length) {
        Workspace workspace = Workspace.ofThisThread();
        JsonReader in = workspace.reader.reset(bytes, from, from + length);
        try {
            if (in.peek() == JsonKind.ARRAY) {
                batch(workspace, bytes, in);
            } else {
                single(workspace, bytes, from, from + length, peer.sender());
            }
        } catch (JsonException noJson) {
            unreadable(bytes, from, length, noJson);
        } finally {
            // The bytes belong to the thread's next read.
            in.reset(NOTHING, 0, 0);
        }
    }

    private void unreadable(byte[] bytes, int from, int length, JsonException noJson) {
        long answered = LooseResponse.idOf(bytes, from, from + length);
        if (answered == LooseResponse.NONE) {
            peer.counts().unreadable++;
            peer.replies().error(peer.sender(), RequestId.NULL, StandardErrors.parseError(noJson.problem()));
        } else {
            badResponse(answered, noJson.problem());
        }
    }

    /** It is not answered, or two broken peers would never stop; but whoever waits for it need not go on. */
    private void badResponse(long id, String problem) {
        peer.counts().unreadable++;
        if (mayComplain()) {
            LOG.warn("{} sent a response that makes no sense.", peer.label());
        }
        peer.calls().answers().badResponse(id, problem);
    }

    /** A message that was passed over: whoever waits for what it would have brought is told, on this side or the other. */
    void tooLarge(byte[] bytes, int from, int length, TooLarge why) {
        peer.limitReached(why.limit());
        if (mayComplain()) {
            LOG.warn("{} sent a message with {}; it was passed over.", peer.label(), why.problem());
        }
        JsonReader in = Workspace.ofThisThread().reader;
        MessageBeginning message = MessageBeginning.read(in, bytes, from, from + length);
        in.reset(NOTHING, 0, 0);
        switch (message.kind()) {
            case REQUEST -> {
                peer.counts().requests++;
                peer.replies().error(peer.sender(), message.id(), StandardErrors.messageTooLarge(why.problem()));
            }
            case RESPONSE -> {
                peer.counts().responses++;
                peer.calls().answers().responseTooLarge(message.id(), why.problem());
            }
            case OTHER -> {
                peer.counts().unreadable++;
                if (message.method() != null && message.subscription() != null) {
                    peer.listeners().tooLarge(message.method(), message.subscription(), why.problem());
                }
                peer.replies().error(peer.sender(), RequestId.NULL, StandardErrors.messageTooLarge(why.problem()));
            }
        }
    }

    private void batch(Workspace workspace, byte[] bytes, JsonReader in) {
        int[] ranges = BatchReader.ranges(in.validating(Checks.STRUCTURE), maxBatchMessages);
        if (ranges == null) {
            peer.limitReached("maxBatchMessages");
            refuse(
                    peer.sender(),
                    "the batch has more than the " + maxBatchMessages + " messages that maxBatchMessages allows");
            return;
        }
        if (ranges.length == 0) {
            refuse(peer.sender(), "the batch is empty");
            return;
        }
        Batch batch = new Batch(
                peer.sender(), peer.sender().batches(), peer.largestMessage().bytes());
        for (int i = 0; i < ranges.length; i += 2) {
            single(workspace, bytes, ranges[i], ranges[i + 1], batch);
        }
        batch.complete();
    }

    private void single(Workspace workspace, byte[] bytes, int from, int to, ReplyTarget target) {
        Envelope envelope = workspace.envelopes.read(
                workspace.reader, bytes, from, to, methods, peer.calls().answers());
        switch (envelope.kind()) {
            case REQUEST -> request(envelope, target, to - from, workspace.reader);
            case NOTIFICATION -> notification(envelope, target, to - from, workspace.reader, bytes);
            case RESPONSE -> response(envelope, workspace.reader);
            case BAD_RESPONSE -> badResponse(envelope.numericId(), envelope.problem());
            case INVALID -> {
                expectReply(target);
                peer.counts().unreadable++;
                peer.replies().error(target, envelope.id(), StandardErrors.invalidRequest(envelope.problem()));
            }
        }
    }

    private void request(Envelope envelope, ReplyTarget target, int bytes, JsonReader in) {
        peer.counts().requests++;
        RequestId id = envelope.id();
        expectReply(target);
        if (envelope.method() == JsonNames.UNKNOWN || methods.isControl(envelope.method())) {
            unknown(envelope, id, target, bytes, in);
            return;
        }
        Throwable failure = envelope.paramsFailure();
        if (failure == null) {
            begin(envelope, id, target, bytes);
        } else if (failure instanceof JsonException wrong) {
            peer.replies()
                    .error(
                            target,
                            id,
                            StandardErrors.invalidParams(envelope.pointerWithinParams(wrong), wrong.problem()));
        } else {
            unreadable(envelope, failure);
            peer.replies().error(target, id, StandardErrors.internalError());
        }
    }

    /** The codec has a defect. */
    private static void unreadable(Envelope envelope, Throwable defect) {
        LOG.error("The parameters of '{}' could not be read.", shortened(envelope.methodName()), defect);
    }

    private void unknown(Envelope envelope, RequestId id, ReplyTarget target, int bytes, JsonReader in) {
        String name = envelope.methodName();
        if (methods.fallback() == null || envelope.method() != JsonNames.UNKNOWN || Control.isReserved(name)) {
            peer.replies().error(target, id, StandardErrors.methodNotFound(shortened(name), peer.endpoint().path));
        } else {
            fallBack(methods.fallback(), name, envelope, id, target, bytes, in);
        }
    }

    private void fallBack(
            ServedMethod.Fallback fallback,
            String name,
            Envelope envelope,
            @Nullable RequestId id,
            ReplyTarget target,
            int bytes,
            JsonReader in) {
        Json params = envelope.paramsTo(in) ? in.readJson() : Json.NULL;
        begin(new Invocation(peer, fallback.method(name), params, id, target, bytes, envelope.context()));
    }

    private void notification(Envelope envelope, ReplyTarget target, int bytes, JsonReader in, byte[] array) {
        peer.counts().notifications++;
        if (envelope.method() == JsonNames.UNKNOWN) {
            String name = envelope.methodName();
            if (envelope.paramsTo(in) && peer.listeners().take(name, in, array)) {
                return;
            }
            if (methods.fallback() != null && !Control.isReserved(name)) {
                fallBack(methods.fallback(), name, envelope, null, target, bytes, in);
            } else {
                LOG.debug("{} sent the notification '{}', which nobody handles.", peer.label(), shortened(name));
            }
        } else if (envelope.paramsFailure() instanceof JsonException wrong) {
            refused(envelope, wrong);
        } else if (envelope.paramsFailure() != null) {
            unreadable(envelope, envelope.paramsFailure());
        } else if (methods.isControl(envelope.method())) {
            methods.control(envelope.method()).take(peer, Objects.requireNonNull(envelope.params()));
        } else {
            begin(envelope, null, target, bytes);
        }
    }

    /** Nobody is answered, so it is said here: where the fault is and not what stands there, and aloud only once. */
    private void refused(Envelope envelope, JsonException wrong) {
        String method = shortened(envelope.methodName());
        String place = envelope.pointerWithinParams(wrong);
        if (toldOfUnreadable) {
            LOG.debug("{} sent another notification, '{}', that cannot be read at '{}'.", peer.label(), method, place);
        } else {
            toldOfUnreadable = true;
            LOG.warn(
                    "{} sent the notification '{}' with parameters that cannot be read at '{}'.",
                    peer.label(),
                    method,
                    place);
        }
    }

    private void begin(Envelope envelope, @Nullable RequestId id, ReplyTarget target, int bytes) {
        ServedMethod served = methods.method(envelope.method());
        begin(new Invocation(peer, served, envelope.params(), id, target, bytes, envelope.context()));
    }

    private void begin(Invocation call) {
        peer.admission().arrive(call);
        call.pending();
    }

    private void response(Envelope envelope, JsonReader in) {
        peer.counts().responses++;
        if (peer.calls().answers().response(envelope, in)) {
            return;
        }
        if (envelope.id().equals(RequestId.NULL) && envelope.errorTo(in)) {
            refusedByOther(in);
        } else {
            LOG.debug("{} answered a call that nobody waits for, with the id {}.", peer.label(), envelope.id());
        }
    }

    /** It says so of what it could not make out, so there is no call that it could fail: only the log can say it. */
    private void refusedByOther(JsonReader in) {
        if (mayComplain()) {
            LOG.warn("{} could not take something, and answers with the error {}", peer.label(), described(in));
        }
    }

    private boolean mayComplain() {
        return peer.complaints().mayBe(peer.nanos());
    }

    private static String described(JsonReader in) {
        try {
            ErrorObject error = ErrorObject.read(in);
            String message = error.message();
            return error.code() + ": " + shortened(message);
        } catch (JsonException malformed) {
            return "that cannot be read.";
        }
    }

    /** What the other side says, as it may be said again. */
    static String shortened(String text) {
        String start = text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
        return CONTROLS.matcher(start).replaceAll(" ");
    }

    private void refuse(ReplyTarget target, String problem) {
        peer.counts().unreadable++;
        peer.replies().error(target, RequestId.NULL, StandardErrors.invalidRequest(problem));
    }

    private static void expectReply(ReplyTarget target) {
        if (target instanceof Batch batch) {
            batch.expect();
        }
    }
}
