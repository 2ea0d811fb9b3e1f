package dev.duplexrpc.samples.chat;

import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.chat.api.Chat;
import dev.duplexrpc.samples.chat.api.Message;
import dev.duplexrpc.samples.chat.api.Person;
import dev.duplexrpc.samples.chat.api.PresenceChange;
import dev.duplexrpc.samples.chat.api.WrongPasswordException;
import java.util.function.Consumer;

/** Somebody who takes part, with a screen that shows what the server tells. */
final class ChatClient implements Person, AutoCloseable {
    private final Consumer<String> screen;
    private final DuplexClient client;

    private ChatClient(String url, Consumer<String> screen) {
        this.screen = screen;
        this.client = DuplexClient.builder(url).serve(Person.service(this)).connect();
    }

    /**
     * Connects and signs in.
     *
     * @throws WrongPasswordException if the server does not know this person
     */
    static ChatClient signIn(String url, String name, String password, Consumer<String> screen)
            throws WrongPasswordException {
        ChatClient person = new ChatClient(url, screen);
        try {
            person.chat().signIn(name, password);
            return person;
        } catch (WrongPasswordException refused) {
            person.close();
            throw refused;
        }
    }

    /** The server, to be called. */
    Chat chat() {
        return Chat.over(client);
    }

    /** The same, without waiting for answers. */
    Chat.Async chatLater() {
        return Chat.asyncOver(client);
    }

    @Override
    public void said(Message message) {
        screen.accept("[" + message.room() + "] " + message.author() + ": " + message.text());
    }

    @Override
    public void presence(String room, String person, PresenceChange change) {
        screen.accept("[" + room + "] " + person + " has " + change);
    }

    @Override
    public boolean invited(String room, String by) {
        screen.accept(by + " asks me into " + room);
        return true;
    }

    @Override
    public void close() {
        client.close();
    }
}
