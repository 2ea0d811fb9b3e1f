package dev.duplexrpc;

import dev.duplexrpc.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The OpenRPC document that describes a service, as {@code rpc.discover} returns it. A document beside generated code is read on the first request for it, so it
 * costs nothing until then. Two documents are equal if they have the same resource or the same content. Thread-safe.
 */
public final class RpcDocument {

    private final String name;
    private final Supplier<@Nullable InputStream> resource;
    private volatile @Nullable Json json;

    private RpcDocument(String name, Supplier<@Nullable InputStream> resource, @Nullable Json json) {
        this.name = name;
        this.resource = resource;
        this.json = json;
    }

    /** A document that is in memory already. */
    public static RpcDocument of(Json openrpc) {
        return new RpcDocument("", () -> null, Objects.requireNonNull(openrpc, "openrpc"));
    }

    /**
     * A document that is read on the first request for it.
     *
     * @param name the name of the resource, with its folders
     * @param resource opens it; returns null if it does not exist
     */
    public static RpcDocument resource(String name, Supplier<@Nullable InputStream> resource) {
        return new RpcDocument(
                Objects.requireNonNull(name, "name"), Objects.requireNonNull(resource, "resource"), null);
    }

    /** Whether the document has been read. */
    public boolean isRead() {
        return json != null;
    }

    /**
     * The content. The first call may read a file.
     *
     * @throws IllegalStateException if there is no such resource
     * @throws UncheckedIOException if it cannot be read
     */
    public Json json() {
        Json known = json;
        if (known == null) {
            // Twice by two threads does no harm.
            known = read();
            json = known;
        }
        return known;
    }

    private Json read() {
        try (InputStream in = resource.get()) {
            if (in == null) {
                throw new IllegalStateException(
                        "The OpenRPC document '" + name
                                + "' is not on the class path: add what is generated beside the classes to the resources, or generate them without carryDocument.");
            }
            return Json.parse(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The OpenRPC document '" + name + "' cannot be read.", unreadable);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RpcDocument document
                && name.equals(document.name)
                && (!name.isEmpty() || Objects.equals(json, document.json));
    }

    @Override
    public int hashCode() {
        return name.isEmpty() ? Objects.hashCode(json) : name.hashCode();
    }

    @Override
    public String toString() {
        return "RpcDocument[" + (name.isEmpty() ? "given" : name) + "]";
    }
}
