package dev.duplexrpc.samples.chat;

import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.samples.chat.api.Message;
import java.util.List;

/** Brings old messages to a reader, on a thread of its own that waits whenever the reader is not ready for more. */
final class HistoryReading implements Subscription {
    private final List<Message> messages;
    private final Subscriber<Message> reader;
    private volatile boolean ended;

    HistoryReading(List<Message> messages, Subscriber<Message> reader) {
        this.messages = messages;
        this.reader = reader;
    }

    void begin() {
        Thread thread = new Thread(this::bringAll, "history");
        thread.setDaemon(true);
        thread.start();
    }

    private void bringAll() {
        for (Message message : messages) {
            if (ended) {
                return;
            }
            reader.next(message);
        }
        reader.completed();
    }

    @Override
    public void close() {
        ended = true;
    }
}
