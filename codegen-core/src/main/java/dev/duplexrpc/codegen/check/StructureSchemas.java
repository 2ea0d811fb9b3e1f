package dev.duplexrpc.codegen.check;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.duplexrpc.specs.OpenRpcSchemas;
import dev.duplexrpc.specs.OpenRpcVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The compiled schemas of one version of OpenRPC; made once per process and shared by all runs in it. */
final class StructureSchemas {
    private static final Map<OpenRpcVersion, StructureSchemas> ALL = new ConcurrentHashMap<>();

    private final OpenRpcVersion version;
    private final SchemaRegistry registry;
    private final Map<Part, Schema> parts = new ConcurrentHashMap<>();

    private StructureSchemas(OpenRpcVersion version) {
        this.version = version;
        Map<String, String> texts = Map.of(
                OpenRpcSchemas.JSON_SCHEMA_ID,
                OpenRpcSchemas.jsonSchema(),
                OpenRpcSchemas.id(version),
                OpenRpcSchemas.openRpc(version));
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, builder -> builder.schemas(texts).nodeReader(new OwnSchemaReader()));
    }

    static StructureSchemas of(OpenRpcVersion version) {
        return ALL.computeIfAbsent(version, StructureSchemas::new);
    }

    OpenRpcVersion version() {
        return version;
    }

    Schema of(Part part) {
        return parts.computeIfAbsent(part, this::compile);
    }

    private Schema compile(Part part) {
        String document = part == Part.SCHEMA ? OpenRpcSchemas.JSON_SCHEMA_ID : OpenRpcSchemas.id(version);
        Schema schema = registry.getSchema(SchemaLocation.of(document + part.fragment()));
        schema.initializeValidators();
        return schema;
    }

    /** The members that an object of the specification may have; the document itself for a name that is no definition. */
    List<String> members(String definition) {
        JsonNode document = of(Part.DOCUMENT).getSchemaNode();
        JsonNode object = document.path("definitions").path(definition);
        return List.copyOf(
                (object.isMissingNode() ? document : object).path("properties").propertyNames());
    }
}
