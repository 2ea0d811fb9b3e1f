package ${package};

import ${package}.api.Note;
import ${package}.api.NoteNotFoundException;
import ${package}.api.Notebook;
import dev.duplexrpc.client.DuplexClient;

/** Writes a note and reads it. */
public final class NotebookClient {
    private NotebookClient() {}

    /** Calls the server on port 8080, or the one whose URL is given. */
    public static void main(String[] arguments) {
        String url = arguments.length == 0 ? "ws://localhost:8080/" : arguments[0];
        try (DuplexClient client = DuplexClient.connect(url)) {
            Notebook notebook = Notebook.over(client);

            Note note = notebook.addNote("Buy milk.");
            System.out.println("Note " + note.id() + ": " + notebook.getNote(note.id()).text());

            try {
                notebook.getNote(note.id() + 1);
            } catch (NoteNotFoundException e) {
                System.out.println("Note " + (note.id() + 1) + ": " + e.getMessage());
            }
        }
    }
}
