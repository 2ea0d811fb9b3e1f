package dev.duplexrpc.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.transport.InMemoryLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a server takes the first message of a connection: who it is that comes, and how long that may take. */
class FirstMessageTest {

    private final OneClient one = new OneClient();

    private void tellServer(String method, String params) {
        byte[] bytes = ("{\"jsonrpc\":\"2.0\",\"method\":\"rpc.link." + method + "\",\"params\":{" + params + "}}")
                .getBytes(StandardCharsets.UTF_8);
        one.link.left().send(bytes, 0, bytes.length, null);
        one.settle();
    }

    @Test
    void credentialsInTheFirstMessageSayWhoseTheSessionIs() {
        one.credentials = Json.of("ann");
        one.connect();
        one.cut();
        one.connect();
        assertThat(one.events).contains("server resumed");
        one.cut();

        one.credentials = Json.of("bob");
        one.connect();

        assertThat(one.events).contains("client lost WRONG_PRINCIPAL", "client opened s2");
    }

    @Test
    void whoBringsCredentialsThatAreRefusedGetsNoSession() {
        one.credentials = Json.of("nobody");

        one.connect();

        assertThat(one.events).containsExactly("client unanswered 4003");
    }

    @Test
    void credentialsThatAreRefusedWhenResumingDoNoHarmToTheSession() {
        one.credentials = Json.of("ann");
        one.connect();
        one.cut();
        one.sendToClient("waits");
        one.credentials = Json.of("nobody");
        one.connect();
        assertThat(one.events).contains("client unanswered 4003").doesNotContain("server resumed");

        one.credentials = Json.of("ann");
        one.connect();

        assertThat(one.events).contains("server resumed");
        assertThat(one.atClient).containsExactly("waits");
    }

    @Test
    void whatTheServerTakesToFindOutWhoComesIsNotTheClientsTime() {
        one.hesitates = true;
        InMemoryLink patient = one.dialWithoutSession();
        tellServer("open", "\"auth\":\"ann\"");
        one.pass(Duration.ofSeconds(11));
        assertThat(patient.right().isOpen()).isTrue();

        one.identified.run();
        one.settle();

        assertThat(one.events).contains("server opened").noneMatch(event -> event.contains("greetingTimeout"));
    }

    @Test
    void whoIsFoundOutWhenTheConnectionHasEndedGetsNothing() {
        one.credentials = Json.of("ann");
        one.hesitates = true;
        one.connect();
        one.cut();

        one.identified.run();
        one.settle();

        assertThat(one.events).containsExactly("client unanswered 1006");
    }

    @Test
    void whoGoesOnTalkingWhileTheServerFindsOutWhoItIsBreaksTheProtocol() {
        one.hesitates = true;
        InMemoryLink impatient = one.dialWithoutSession();
        tellServer("open", "\"auth\":\"ann\"");
        assertThat(impatient.right().isOpen()).isTrue();

        tellServer("open", "\"auth\":\"ann\"");

        assertThat(impatient.right().isOpen()).isFalse();
        one.identified.run();
        assertThat(one.events).doesNotContain("server opened");
    }

    @Test
    void credentialsThatAreTooLongAreNotLookedAt() {
        InMemoryLink link = one.dialWithoutSession(1 << 20);
        one.identified = () -> {
            throw new AssertionError("nobody is to be asked");
        };

        tellServer("open", "\"auth\":\"" + "x".repeat(16 * 1024) + "\"");

        assertThat(link.right().isOpen()).isFalse();
        assertThat(one.events).containsExactly("server without a session: maxAuthBytes");
    }

    @Test
    void whoIsToldThatItsSessionIsLostHasTheWholeTimeAgainToAskForAnother() {
        InMemoryLink link = one.dialWithoutSession();
        one.pass(Duration.ofSeconds(9));
        tellServer("resume", "\"session\":\"?\",\"token\":\"?\",\"received\":0,\"attempt\":1");
        one.pass(Duration.ofSeconds(9));
        assertThat(link.right().isOpen()).isTrue();

        one.pass(Duration.ofSeconds(2));

        assertThat(link.right().isOpen()).isFalse();
        assertThat(one.events).containsExactly("server without a session: greetingTimeout");
    }
}
