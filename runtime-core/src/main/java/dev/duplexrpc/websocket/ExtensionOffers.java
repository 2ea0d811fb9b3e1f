package dev.duplexrpc.websocket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of {@code Sec-WebSocket-Extensions}, RFC 6455 section 9.1: extensions in the order of preference, each with parameters. */
final class ExtensionOffers {

    /**
     * One extension. A parameter without a value has the value "".
     *
     * @param wellFormed whether it is written as the RFC says
     * @param saysNothingTwice whether no parameter is there twice, which is never right
     */
    record Offer(String name, Map<String, String> parameters, boolean wellFormed, boolean saysNothingTwice) {

        /** Whether one can tell what is meant. */
        boolean isClear() {
            return wellFormed && saysNothingTwice;
        }
    }

    static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*(" + TOKEN + ")\\s*(?:=\\s*(?:(" + TOKEN + ")|\"(" + TOKEN + ")\")\\s*)?");

    private ExtensionOffers() {}

    static List<Offer> of(@Nullable String header) {
        List<Offer> offers = new ArrayList<>();
        if (header != null) {
            for (String text : header.split(",", -1)) {
                if (!text.isBlank()) {
                    offers.add(offer(text));
                }
            }
        }
        return offers;
    }

    private static Offer offer(String text) {
        String[] parts = text.split(";", -1);
        Map<String, String> parameters = new LinkedHashMap<>();
        String extension = parts[0].strip();
        boolean wellFormed = Handshake.isToken(extension);
        boolean saysNothingTwice = true;
        for (int i = 1; i < parts.length; i++) {
            Matcher matcher = PARAMETER.matcher(parts[i]);
            if (!matcher.matches()) {
                wellFormed = false;
                continue;
            }
            String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            saysNothingTwice &= parameters.put(name, value == null ? "" : value) == null;
        }
        return new Offer(extension.toLowerCase(Locale.ROOT), parameters, wellFormed, saysNothingTwice);
    }
}
