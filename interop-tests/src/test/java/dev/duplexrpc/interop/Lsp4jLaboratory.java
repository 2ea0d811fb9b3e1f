package dev.duplexrpc.interop;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** The laboratory as LSP4J describes services: parameters are written by position, or by name as the members of one object. */
interface Lsp4jLaboratory {

    @JsonRequest("subtract")
    CompletableFuture<Integer> subtract(int minuend, int subtrahend);

    @JsonRequest("echo")
    CompletableFuture<String> echo(Text text);

    @JsonRequest("explode")
    CompletableFuture<String> explode(Where where);

    @JsonNotification("note")
    void note(Text text);

    @JsonRequest("notes")
    CompletableFuture<List<String>> notes();

    @JsonRequest("announce")
    CompletableFuture<Boolean> announce(Text text);

    @JsonRequest("askBack")
    CompletableFuture<Integer> askBack(int minuend, int subtrahend);

    /** A member that Gson reads and writes. */
    final class Text {
        String text = "";

        static Text of(String text) {
            Text made = new Text();
            made.text = text;
            return made;
        }
    }

    /** A member that Gson reads and writes. */
    final class Where {
        String where = "";

        static Where of(String where) {
            Where made = new Where();
            made.where = where;
            return made;
        }
    }

    /** What clients serve to the server. */
    interface Visitor {

        @JsonRequest("visitorSubtract")
        CompletableFuture<Integer> visitorSubtract(int minuend, int subtrahend);

        @JsonNotification("announced")
        void announced(String text);
    }
}
