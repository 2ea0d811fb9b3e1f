package dev.duplexrpc.session;

import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One end of a connection at which the test speaks the link protocol by hand. */
final class ByHand implements Receiver {

    /** What has come. */
    final List<String> heard = new ArrayList<>();

    /** With which code the connection has ended, 0 while it has not. */
    int endedWith;

    private final Carrier end;

    ByHand(Carrier end) {
        this.end = end;
        end.start(this);
    }

    /** Says something about the link, with single quotes for double ones; it has not arrived yet. */
    void say(String method, String params) {
        send(("{'jsonrpc':'2.0','method':'rpc.link." + method + "','params':{" + params + "}}").replace('\'', '"'));
    }

    /** Sends a message, which has not arrived yet. */
    void send(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        end.send(bytes, 0, bytes.length, null);
    }

    /** The value of a member in the last message that has come. */
    String last(String member) {
        String message = heard.get(heard.size() - 1);
        Matcher found = Pattern.compile("\"" + member + "\":\"?([^\",}]*)").matcher(message);
        if (!found.find()) {
            throw new AssertionError(message + " has no member " + member);
        }
        return found.group(1);
    }

    @Override
    public void message(byte[] bytes, int from, int length) {
        heard.add(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    @Override
    public void closed(Disconnect reason) {
        endedWith = reason.code();
    }
}
