package dev.duplexrpc.samples.chat;

import dev.duplexrpc.Session;
import dev.duplexrpc.samples.chat.api.Message;
import dev.duplexrpc.samples.chat.api.Person;
import dev.duplexrpc.samples.chat.api.PresenceChange;
import dev.duplexrpc.server.SessionGroup;
import dev.duplexrpc.server.Sessions;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A room: who is in it, and what was said. Whatever happens in it happens one after the other, and everybody is told in that order: notifications are handed over
 * within the lock, which they do not hold up. Safe for use by several threads.
 */
final class Room {
    private final String name;
    private final Set<Session> inside = ConcurrentHashMap.newKeySet();
    private final SessionGroup everybody;
    private final List<Message> messages = new ArrayList<>();

    Room(String name, Sessions sessions) {
        this.name = name;
        this.everybody = sessions.where(inside::contains);
    }

    String name() {
        return name;
    }

    boolean has(Session session) {
        return inside.contains(session);
    }

    /** The names of those inside, in alphabetical order. */
    List<String> people() {
        return inside.stream().map(Room::nameOf).distinct().sorted().toList();
    }

    synchronized void enter(Session session) {
        if (inside.add(session)) {
            tellOthers(session, PresenceChange.ENTERED);
        }
        if (!session.isOpen()) {
            // It has ended meanwhile, and nobody will say so again.
            leave(session, PresenceChange.DISCONNECTED);
        }
    }

    synchronized void leave(Session session, PresenceChange how) {
        if (inside.remove(session)) {
            tellOthers(session, how);
        }
    }

    private void tellOthers(Session session, PresenceChange change) {
        Person.over(everybody.except(session)).presence(name, nameOf(session), change);
    }

    synchronized Message say(Session author, String text) {
        Message message = Message.builder()
                .number(messages.size() + 1L)
                .room(name)
                .author(nameOf(author))
                .text(text)
                .time(OffsetDateTime.now(ZoneOffset.UTC))
                .build();
        messages.add(message);
        Person.over(everybody.except(author)).said(message);
        return message;
    }

    /** What was said until now, without the first so many messages. */
    synchronized List<Message> history(long after) {
        return List.copyOf(messages.subList((int) Math.min(after, messages.size()), messages.size()));
    }

    private static String nameOf(Session session) {
        // Whoever is in a room has signed in.
        return String.valueOf(session.name());
    }
}
