package dev.duplexrpc.samples.chat;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.Session;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.samples.chat.api.Answer;
import dev.duplexrpc.samples.chat.api.Chat;
import dev.duplexrpc.samples.chat.api.Message;
import dev.duplexrpc.samples.chat.api.NotInRoomData;
import dev.duplexrpc.samples.chat.api.NotInRoomException;
import dev.duplexrpc.samples.chat.api.Person;
import dev.duplexrpc.samples.chat.api.PresenceChange;
import dev.duplexrpc.samples.chat.api.Welcome;
import dev.duplexrpc.samples.chat.api.WrongPasswordException;
import dev.duplexrpc.server.SessionListener;
import dev.duplexrpc.server.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What people may call, and what becomes of rooms when connections end. Who is calling, the session tells: a person may be connected from several places, and each is
 * in rooms of its own. Safe for use by several threads.
 */
final class ChatDesk implements Chat, SessionListener {
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(20);

    private final Sessions sessions;
    private final Map<String, String> passwords;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();

    ChatDesk(Sessions sessions, Map<String, String> passwords) {
        this.sessions = sessions;
        this.passwords = passwords;
    }

    @Override
    public Welcome signIn(String name, String password) throws WrongPasswordException {
        if (!password.equals(passwords.get(name))) {
            throw new WrongPasswordException();
        }
        Session caller = caller();
        caller.authenticate(() -> name, null);
        caller.name(name);
        return Welcome.builder()
                .rooms(rooms.values().stream()
                        .filter(room -> !room.people().isEmpty())
                        .map(Room::name)
                        .sorted()
                        .toList())
                .build();
    }

    @Override
    public List<String> enter(String name) {
        Room room = rooms.computeIfAbsent(name, unknown -> new Room(name, sessions));
        room.enter(caller());
        return room.people();
    }

    @Override
    public void leave(String name) throws NotInRoomException {
        roomOfCaller(name).leave(caller(), PresenceChange.LEFT);
    }

    @Override
    public Message say(String name, String text) throws NotInRoomException {
        return roomOfCaller(name).say(caller(), text);
    }

    @Override
    public Answer invite(String name, String person) throws NotInRoomException {
        roomOfCaller(name);
        Session place = sessions.named(person).stream().findFirst().orElse(null);
        if (place == null) {
            return Answer.NOT_HERE;
        }
        Person guest = Person.over(place).withOptions(CallOptions.DEFAULTS.withTimeout(TIME_TO_ANSWER));
        try {
            return guest.invited(name, String.valueOf(caller().name())) ? Answer.ACCEPTED : Answer.DECLINED;
        } catch (CallFailedException unanswered) {
            return Answer.NO_ANSWER;
        }
    }

    @Override
    public Subscription readHistory(String name, @Nullable Long after, Subscriber<Message> reader)
            throws NotInRoomException {
        Room room = roomOfCaller(name);
        HistoryReading reading = new HistoryReading(room.history(after == null ? 0 : after), reader);
        reading.begin();
        return reading;
    }

    @Override
    public void closed(Session session, CloseReason reason) {
        rooms.values().forEach(room -> room.leave(session, PresenceChange.DISCONNECTED));
    }

    private Room roomOfCaller(String name) throws NotInRoomException {
        Room room = rooms.get(name);
        if (room == null || !room.has(caller())) {
            throw new NotInRoomException(NotInRoomData.builder().room(name).build());
        }
        return room;
    }

    private static Session caller() {
        return CallContext.current().session();
    }
}
