package dev.duplexrpc.samples.chat;

import dev.duplexrpc.Subscriber;
import dev.duplexrpc.samples.chat.api.Chat;
import dev.duplexrpc.samples.chat.api.Message;
import dev.duplexrpc.samples.chat.api.WrongPasswordException;
import dev.duplexrpc.server.DuplexServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Opens a chat on a free port, in which Ada and Grace talk. */
public final class ChatDemo {
    private ChatDemo() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        try (DuplexServer server = ChatServer.start(0, Map.of("ada", "difference", "grace", "compiler"))) {
            talk("ws://localhost:" + server.port() + "/", System.out::println);
        }
    }

    static void talk(String url, Consumer<String> report) throws InterruptedException {
        BlockingQueue<String> adasScreen = new LinkedBlockingQueue<>();
        BlockingQueue<String> gracesScreen = new LinkedBlockingQueue<>();

        try (ChatClient ada = ChatClient.signIn(url, "ada", "difference", adasScreen::add)) {
            try (ChatClient grace = ChatClient.signIn(url, "grace", "compiler", gracesScreen::add)) {
                report.accept("In the lobby are " + ada.chat().enter("lobby"));
                report.accept("Grace's answer: " + ada.chat().invite("lobby", "grace"));
                report.accept("Grace sees: " + gracesScreen.take());

                report.accept("In the lobby are " + grace.chat().enter("lobby"));
                report.accept("Ada sees: " + adasScreen.take());

                grace.chat().say("lobby", "Is it a bug or a moth?");
                report.accept("Ada sees: " + adasScreen.take());
                ada.chat().say("lobby", "It weaves algebraic patterns.");
                report.accept("Grace sees: " + gracesScreen.take());
            }
            report.accept("Ada sees: " + adasScreen.take());
            report.accept("History: " + history(ada.chat(), "lobby"));
        }

        try {
            ChatClient.signIn(url, "charles", "engine", report).close();
        } catch (WrongPasswordException e) {
            report.accept("Charles: " + e.getMessage());
        }
    }

    /** All that was said in a room, as texts. */
    private static List<String> history(Chat chat, String room) {
        List<String> texts = new ArrayList<>();
        CompletableFuture<List<String>> whole = new CompletableFuture<>();
        chat.readHistory(room, new Subscriber<Message>() {
            @Override
            public void next(Message message) {
                texts.add(message.author() + ": " + message.text());
            }

            @Override
            public void completed() {
                whole.complete(texts);
            }
        });
        return whole.join();
    }
}
