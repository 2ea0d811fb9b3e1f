package dev.duplexrpc.architecture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * A package (with what lies below it) and the rooms it may know. The runtime's core and the generator have an order
 * inside; the other artifacts are one room each, and {@link Artifact} says what they may know.
 */
enum Room {
    JSON("dev.duplexrpc.json"),
    CONTRACTS("dev.duplexrpc", JSON),
    PROTOCOL("dev.duplexrpc.protocol", JSON, CONTRACTS),
    WEBSOCKET("dev.duplexrpc.websocket"),
    TIME("dev.duplexrpc.time"),
    TLS("dev.duplexrpc.tls"),
    CONFIGURATION("dev.duplexrpc.configuration", JSON),
    TRANSPORT("dev.duplexrpc.transport", JSON, CONTRACTS, PROTOCOL, WEBSOCKET, TIME),
    LINK("dev.duplexrpc.link", JSON, CONTRACTS, PROTOCOL),
    SESSION("dev.duplexrpc.session", JSON, CONTRACTS, PROTOCOL, WEBSOCKET, TIME, TRANSPORT, LINK),
    PEER("dev.duplexrpc.peer", JSON, CONTRACTS, PROTOCOL, WEBSOCKET, TIME, TRANSPORT, LINK),

    SERVER(
            "dev.duplexrpc.server",
            JSON,
            CONTRACTS,
            PROTOCOL,
            WEBSOCKET,
            TIME,
            TRANSPORT,
            LINK,
            SESSION,
            PEER,
            TLS,
            CONFIGURATION),
    CLIENT(
            "dev.duplexrpc.client",
            JSON,
            CONTRACTS,
            PROTOCOL,
            WEBSOCKET,
            TIME,
            TRANSPORT,
            LINK,
            SESSION,
            PEER,
            TLS,
            CONFIGURATION),
    TESTKIT("dev.duplexrpc.testkit", JSON, CONTRACTS, PROTOCOL, TIME, TRANSPORT, PEER),
    MICROMETER("dev.duplexrpc.micrometer", CONTRACTS, PEER),
    OPENTELEMETRY("dev.duplexrpc.opentelemetry", CONTRACTS),

    SPECS("dev.duplexrpc.specs"),
    DIAGNOSTICS("dev.duplexrpc.codegen.diagnostics"),
    READ("dev.duplexrpc.codegen.read", DIAGNOSTICS),
    RESOLVE("dev.duplexrpc.codegen.resolve", DIAGNOSTICS, READ),
    CHECK("dev.duplexrpc.codegen.check", SPECS, DIAGNOSTICS, READ, RESOLVE),
    DOCUMENT("dev.duplexrpc.codegen.document", SPECS, DIAGNOSTICS, READ, RESOLVE, CHECK),
    MODEL("dev.duplexrpc.codegen.model", DIAGNOSTICS, READ, RESOLVE, CHECK, DOCUMENT),
    SOURCE("dev.duplexrpc.codegen.source"),
    NAME("dev.duplexrpc.codegen.name", DIAGNOSTICS, MODEL, SOURCE),
    /** An emitter never opens a document: reading, resolving and the document itself are not among what it may know. */
    EMIT("dev.duplexrpc.codegen.emit", DIAGNOSTICS, MODEL, SOURCE, NAME),
    OUTPUT("dev.duplexrpc.codegen.output"),
    GENERATOR("dev.duplexrpc.codegen", SPECS, DIAGNOSTICS, READ, RESOLVE, DOCUMENT, MODEL, NAME, EMIT, OUTPUT),
    MAVEN_PLUGIN("dev.duplexrpc.maven", GENERATOR, DIAGNOSTICS, MODEL, EMIT, OUTPUT);

    private final String packageName;
    private final Set<Room> known;

    Room(String packageName, Room... known) {
        this.packageName = packageName;
        this.known = Set.of(known);
    }

    /**
     * The innermost room around this package. A package below {@code dev.duplexrpc} itself is no part of the contracts:
     * it has to be listed here as a room of its own, so that somebody decides what it may know.
     */
    static Optional<Room> around(String packageName) {
        return Arrays.stream(values())
                .filter(room -> room == CONTRACTS || room == GENERATOR
                        ? room.packageName.equals(packageName)
                        : Names.isWithin(packageName, room.packageName))
                .max(Comparator.comparingInt(room -> room.packageName.length()));
    }

    boolean mayKnow(Room other) {
        return this == other || known.contains(other);
    }

    @Override
    public String toString() {
        return packageName;
    }
}
