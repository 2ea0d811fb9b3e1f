package dev.duplexrpc.samples.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.samples.chat.api.Answer;
import dev.duplexrpc.samples.chat.api.Chat;
import dev.duplexrpc.samples.chat.api.Message;
import dev.duplexrpc.samples.chat.api.NotInRoomException;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.FaultProxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ChatTest {
    private static final int MANY = 2000;

    private final DuplexServer server = ChatServer.start(0, Map.of("ada", "difference", "grace", "compiler"));
    private final String url = "ws://localhost:" + server.port() + "/";
    private final BlockingQueue<String> screen = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSampleDoesWhatItsReadmeSays() throws Exception {
        List<String> report = new ArrayList<>();
        ChatDemo.talk(url, report::add);

        assertThat(report)
                .containsExactly(
                        "In the lobby are [ada]",
                        "Grace's answer: accepted",
                        "Grace sees: ada asks me into lobby",
                        "In the lobby are [ada, grace]",
                        "Ada sees: [lobby] grace has entered",
                        "Ada sees: [lobby] grace: Is it a bug or a moth?",
                        "Grace sees: [lobby] ada: It weaves algebraic patterns.",
                        "Ada sees: [lobby] grace has disconnected",
                        "History: [grace: Is it a bug or a moth?, ada: It weaves algebraic patterns.]",
                        "Charles: There is nobody of this name with this password.");
        assertThat(Path.of("README.md")).content().contains(String.join("\n", report));
    }

    @Test
    void aLinkThatIsCutIsNoFarewell() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(server.port());
                ChatClient ada = ChatClient.signIn(url, "ada", "difference", screen::add);
                ChatClient grace =
                        ChatClient.signIn("ws://localhost:" + proxy.port() + "/", "grace", "compiler", line -> {})) {
            ada.chat().enter("lobby");
            grace.chat().enter("lobby");
            proxy.cutAll(Cut.RST);

            grace.chat().say("lobby", "Still here.");

            assertThat(screen.take()).isEqualTo("[lobby] grace has entered");
            assertThat(screen.take()).isEqualTo("[lobby] grace: Still here.");
        }
    }

    @Test
    void aSlowReaderOfTheHistoryIsWaitedForAndHoldsUpNobody() {
        try (ChatClient ada = ChatClient.signIn(url, "ada", "difference", screen::add)) {
            ada.chat().enter("lobby");
            CompletableFuture.allOf(IntStream.rangeClosed(1, MANY)
                            .mapToObj(number -> ada.chatLater().say("lobby", "message " + number))
                            .toArray(CompletableFuture[]::new))
                    .join();
            SlowReader reader = new SlowReader();
            ada.chat().readHistory("lobby", 10L, reader);

            assertThat(ada.chat().say("lobby", "in the meantime").number()).isEqualTo(MANY + 1);
            reader.wakeUp.complete(null);

            assertThat(reader.whole.join())
                    .isEqualTo(LongStream.rangeClosed(11, MANY).boxed().toList());
        }
    }

    @Test
    void aReaderMayStopInTheMiddle() throws Exception {
        try (ChatClient ada = ChatClient.signIn(url, "ada", "difference", screen::add)) {
            ada.chat().enter("lobby");
            ada.chat().say("lobby", "one");
            BlockingQueue<Message> read = new LinkedBlockingQueue<>();
            try (Subscription reading = ada.chat().readHistory("lobby", read::add)) {
                assertThat(reading).isNotNull();
                assertThat(read.take().text()).isEqualTo("one");
            }

            assertThat(ada.chat().say("lobby", "two").number()).isEqualTo(2);
        }
    }

    @Test
    void strangersAndThoseOutsideOfARoomAreRefused() {
        try (DuplexClient stranger = DuplexClient.connect(url)) {
            assertThatThrownBy(() -> Chat.over(stranger).enter("lobby"))
                    .isInstanceOfSatisfying(
                            RpcException.class, e -> assertThat(e.code()).isEqualTo(-32006));
        }
        try (ChatClient ada = ChatClient.signIn(url, "ada", "difference", screen::add)) {
            assertThatThrownBy(() -> ada.chat().say("lobby", "hello?")).isInstanceOf(NotInRoomException.class);
            ada.chat().enter("lobby");
            assertThat(ada.chat().invite("lobby", "grace")).isEqualTo(Answer.NOT_HERE);
            ada.chat().leave("lobby");
            assertThatThrownBy(() -> ada.chat().leave("lobby")).isInstanceOf(NotInRoomException.class);
        }
    }

    /** Takes the first message when it is told to, and then all others. */
    private static final class SlowReader implements Subscriber<Message> {
        private final CompletableFuture<Void> wakeUp = new CompletableFuture<>();
        private final CompletableFuture<List<Long>> whole = new CompletableFuture<>();
        private final List<Long> numbers = new ArrayList<>();

        @Override
        public void next(Message message) {
            wakeUp.join();
            numbers.add(message.number());
        }

        @Override
        public void completed() {
            whole.complete(numbers);
        }

        @Override
        public void failed(RpcException error) {
            whole.completeExceptionally(error);
        }
    }
}
