package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.specs.OpenRpcVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which rules the text of the member {@code openrpc} asks for. */
final class Versions {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\.\\d{1,6})?(-[0-9A-Za-z.-]+)?");

    private Versions() {}

    static OpenRpcVersion of(Place document, Diagnostics diagnostics) {
        Place place = document.child("openrpc");
        if (place == null) {
            return OpenRpcVersion.V1_4;
        }
        String text = Fields.text(document, "openrpc", place.node().toJson());
        Matcher parts = VERSION.matcher(text);
        boolean complete =
                parts.matches() && parts.group(3) != null && place.node().asText() != null;
        if (!parts.matches()) {
            OpenRpcVersion meant = text.startsWith("1.2") || text.startsWith("1.0") || text.startsWith("1.1")
                    ? OpenRpcVersion.V1_2
                    : text.startsWith("1.3") ? OpenRpcVersion.V1_3 : OpenRpcVersion.V1_4;
            reportInvalid(place, text, meant, diagnostics);
            return meant;
        }
        int major = Integer.parseInt(parts.group(1));
        int minor = Integer.parseInt(parts.group(2));
        OpenRpcVersion version = version(major, minor);
        if (major != 1 || minor < 2 || minor > 4) {
            diagnostics.report(
                    Problem.UNSUPPORTED_VERSION,
                    place,
                    "OpenRPC " + text
                            + " is not one of the versions 1.2, 1.3 and 1.4; the document is read by the rules of "
                            + version.number() + ".",
                    "Set \"openrpc\" to \"" + version.number() + ".0\" when the document keeps to that version.");
        } else if (!complete) {
            reportInvalid(place, text, version, diagnostics);
        }
        return version;
    }

    private static void reportInvalid(Place place, String text, OpenRpcVersion meant, Diagnostics diagnostics) {
        diagnostics.report(
                Problem.INVALID_VERSION,
                place,
                "\"openrpc\" is " + (place.node().asText() == null ? text : '"' + text + '"')
                        + ", which is no version of the specification; the rules of " + meant.number() + " are used.",
                "Write a string of three numbers, such as \"" + meant.number() + ".0\".");
    }

    private static OpenRpcVersion version(int major, int minor) {
        if (major < 1 || (major == 1 && minor <= 2)) {
            return OpenRpcVersion.V1_2;
        }
        return major == 1 && minor == 3 ? OpenRpcVersion.V1_3 : OpenRpcVersion.V1_4;
    }
}
