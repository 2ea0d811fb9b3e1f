package dev.duplexrpc.specs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenRpcSchemasTest {
    @ParameterizedTest
    @EnumSource(OpenRpcVersion.class)
    void everyVersionHasASchemaUnderItsId(OpenRpcVersion version) {
        assertThat(OpenRpcSchemas.openRpc(version))
                .contains("\"$id\": \"" + OpenRpcSchemas.id(version) + "\"")
                .contains("\"$ref\": \"" + OpenRpcSchemas.JSON_SCHEMA_ID + "\"");
    }

    @Test
    void theSchemaOfSchemasStandsUnderItsId() {
        assertThat(OpenRpcSchemas.jsonSchema()).contains("\"$id\": \"" + OpenRpcSchemas.JSON_SCHEMA_ID + "\"");
    }

    @Test
    void noSchemaNamesAnAddressThatSomebodyCouldFetch() {
        for (OpenRpcVersion version : OpenRpcVersion.values()) {
            assertThat(OpenRpcSchemas.openRpc(version).lines().filter(line -> line.contains("http")))
                    .allMatch(line -> line.contains("\"$schema\""));
        }
    }

    @Test
    void theSampleIsThere() {
        assertThat(OpenRpcSchemas.petStore()).contains("\"openrpc\"");
    }
}
