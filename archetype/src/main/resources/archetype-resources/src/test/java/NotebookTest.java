package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ${package}.api.Note;
import ${package}.api.NoteNotFoundException;
import ${package}.api.Notebook;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.server.DuplexServer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotebookTest {
    private DuplexServer server;
    private DuplexClient client;
    private Notebook notebook;

    @BeforeEach
    void open() {
        server = NotebookServer.start(0);
        client = DuplexClient.connect("ws://localhost:" + server.port() + "/");
        notebook = Notebook.over(client);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aNoteIsReadAsItWasWritten() {
        Note written = notebook.addNote("Buy milk.");

        assertEquals("Buy milk.", notebook.getNote(written.id()).text());
    }

    @Test
    void aNoteThatIsNotThereIsAnError() {
        NoteNotFoundException missing = assertThrows(NoteNotFoundException.class, () -> notebook.getNote(7));

        assertEquals("No such note.", missing.getMessage());
    }

    @Test
    void watchersAreToldOfNewNotes() throws InterruptedException {
        BlockingQueue<Note> seen = new LinkedBlockingQueue<>();
        notebook.watchNotes(seen::add);

        Note written = notebook.addNote("Buy bread.");

        assertEquals(written, seen.take());
    }

    @Test
    void theServerSaysWhatCanBeCalled() {
        String document =
                client.callBlocking("rpc.discover", null, CallOptions.DEFAULTS).toString();

        assertTrue(document.contains("watchNotes"));
    }
}
