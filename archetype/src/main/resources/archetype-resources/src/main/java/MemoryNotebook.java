package ${package};

import ${package}.api.Note;
import ${package}.api.NoteNotFoundException;
import ${package}.api.Notebook;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A notebook that lasts as long as the process: what one writes to serve the document. Calls come in several threads. */
final class MemoryNotebook implements Notebook {
    private final List<Note> notes = new ArrayList<>();
    private final List<Subscriber<Note>> watchers = new CopyOnWriteArrayList<>();

    @Override
    public synchronized Note addNote(String text) {
        Note note = Note.builder().id(notes.size() + 1).text(text).build();
        notes.add(note);
        watchers.forEach(watcher -> watcher.next(note));
        return note;
    }

    @Override
    public synchronized Note getNote(long id) throws NoteNotFoundException {
        if (id < 1 || id > notes.size()) {
            throw new NoteNotFoundException();
        }
        return notes.get((int) id - 1);
    }

    @Override
    public Subscription watchNotes(Subscriber<Note> subscriber) {
        watchers.add(subscriber);
        return () -> watchers.remove(subscriber);
    }
}
