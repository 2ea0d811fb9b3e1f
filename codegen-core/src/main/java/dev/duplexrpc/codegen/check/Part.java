package dev.duplexrpc.codegen.check;

/** The parts of a document whose structure can be checked by themselves, as when a reference leads to one in another file. */
public enum Part {
    DOCUMENT("document", ""),
    METHOD("method", "#/definitions/method"),
    CONTENT_DESCRIPTOR("content descriptor", "#/definitions/contentDescriptor"),
    ERROR("error", "#/definitions/error"),
    TAG("tag", "#/definitions/tag"),
    EXAMPLE("example", "#/definitions/example"),
    EXAMPLE_PAIRING("example pairing", "#/definitions/examplePairing"),
    /** A JSON Schema; its rules are the same in every version. */
    SCHEMA("schema", "");

    private final String word;
    private final String fragment;

    Part(String word, String fragment) {
        this.word = word;
        this.fragment = fragment;
    }

    /** What it is called in a sentence. */
    public String word() {
        return word;
    }

    String fragment() {
        return fragment;
    }
}
