package dev.duplexrpc.samples.chat;

import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.samples.chat.api.Chat;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.Sessions;
import java.util.Map;

/** Serves the chat. */
public final class ChatServer {
    private ChatServer() {}

    /** Serves on port 8080, or on the port that is given, until the process is ended. */
    public static void main(String[] arguments) {
        DuplexServer server = start(
                arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]),
                Map.of("ada", "difference", "grace", "compiler"));
        System.out.println("The chat is open at ws://localhost:" + server.port() + "/");
    }

    /** @param passwords of the people who may sign in; a real server would keep hashes of them */
    static DuplexServer start(int port, Map<String, String> passwords) {
        Sessions sessions = new Sessions();
        ChatDesk desk = new ChatDesk(sessions, passwords);
        return DuplexServer.builder()
                .port(port)
                .sessions(sessions)
                .listener(desk)
                // Nothing else can be called before.
                .login("signIn")
                // Whoever reads slowly is waited for, and is not cut off.
                .serve(Chat.service(desk).withOutboxPolicy("readHistory", OutboxPolicy.BLOCK))
                .start();
    }
}
