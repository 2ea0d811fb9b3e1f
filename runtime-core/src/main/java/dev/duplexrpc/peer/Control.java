package dev.duplexrpc.peer;

import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.protocol.ControlMessages;
import dev.duplexrpc.protocol.RequestId;
import java.util.List;
import java.util.Set;

/** A notification for the connection itself. It is taken as soon as it is read and so overtakes what waits to be handled; as a request there is no such method. */
abstract class Control implements ServedMethod {

    static final List<Control> ALL = List.of(
            new Cancel(ControlMessages.CANCEL),
            new Cancel(ControlMessages.CANCEL_REQUEST),
            new Credit(),
            new Progress());

    /** Names that no service may have. LSP's way to cancel is not among them: who serves a method of that name gets its notifications. */
    private static final Set<String> RESERVED = Set.of(ControlMessages.CANCEL, ControlMessages.CREDIT);

    /** Whether the runtime keeps a name for itself. */
    static boolean isReserved(String method) {
        return RESERVED.contains(method)
                || method.startsWith(ControlMessages.PROGRESS)
                || method.startsWith(ControlMessages.LINK_PREFIX);
    }

    private final String name;
    private final JsonCodec<?> params;

    Control(String name, JsonCodec<?> params) {
        this.name = name;
        this.params = params;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public JsonCodec<?> params() {
        return params;
    }

    @Override
    public boolean blocks() {
        return false;
    }

    @Override
    public void handle(Invocation call) {
        throw new IllegalStateException("'" + name + "' is for the connection and has no handler.");
    }

    /** On the connection's thread. */
    abstract void take(Peer peer, Object parameters);

    private static final class Cancel extends Control {

        Cancel(String name) {
            super(name, ControlMessages.CANCEL_PARAMS);
        }

        @Override
        void take(Peer peer, Object parameters) {
            Invocation call = peer.running().find((RequestId) parameters);
            // None: it is answered already, and the two messages have crossed.
            if (call != null) {
                call.cancel();
            }
        }
    }

    private static final class Credit extends Control {

        Credit() {
            super(ControlMessages.CREDIT, ControlMessages.CREDIT_PARAMS);
        }

        @Override
        void take(Peer peer, Object parameters) {
            ControlMessages.Credit credit = (ControlMessages.Credit) parameters;
            if (credit.subscription().kind() == JsonKind.STRING) {
                peer.emitters().credit(credit.subscription().asString(), credit.total());
            }
        }
    }

    private static final class Progress extends Control {

        Progress() {
            super(ControlMessages.PROGRESS, ControlMessages.PROGRESS_PARAMS);
        }

        @Override
        void take(Peer peer, Object parameters) {
            peer.calls().answers().progress((ControlMessages.Progress) parameters);
        }
    }
}
