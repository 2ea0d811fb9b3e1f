package dev.duplexrpc.codegen.check;

import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.NodeReader;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.read.Limits;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.read.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * Reads our own schemas for the validator, with the reader that reads documents. The validator's makes an object mapper: 350 classes
 * that nothing else in a run needs.
 */
final class OwnSchemaReader implements NodeReader {
    @Override
    public JsonNode readTree(String content, InputFormat format) {
        SourceReader reader = new SourceReader(Limits.DEFAULTS, new Diagnostics(Strictness.STRICT));
        SourceFile schema = reader.read(Path.of("schema.json"), content);
        if (schema == null) {
            throw new IllegalStateException("A schema of this artifact is not JSON: " + content);
        }
        return JsonTree.of(schema.root());
    }

    @Override
    public JsonNode readTree(InputStream content, InputFormat format) {
        try (content) {
            return readTree(new String(content.readAllBytes(), StandardCharsets.UTF_8), format);
        } catch (IOException e) {
            throw new UncheckedIOException("A schema of this artifact cannot be read.", e);
        }
    }
}
