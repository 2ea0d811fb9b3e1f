package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.codegen.model.PackageLayout;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class PackageNamesTest {
    @Test
    void nothingSaidIsOnePackage() throws MojoFailureException {
        assertThat(PackageNames.layout(List.of(), List.of())).isEqualTo(PackageLayout.FLAT);
    }

    @Test
    void filesAndKindsHavePackages() throws MojoFailureException {
        assertThat(PackageNames.layout(List.of("types.json = com.acme.types"), List.of("models=model", "errors=error")))
                .isEqualTo(new PackageLayout(Map.of("types.json", "com.acme.types"), "model", "", "error"));
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatThrownBy(() -> PackageNames.layout(List.of(), List.of("types=model")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The entry 'types' of subpackages is unknown; choose models, services or errors.");
    }

    @Test
    void aNameThatJavaCannotUseIsRefused() {
        assertThatThrownBy(() -> PackageNames.layout(List.of("types.json=com.acme.2"), List.of()))
                .hasMessageContaining("The package 'com.acme.2' is no legal name in Java");
        assertThatThrownBy(() -> PackageNames.layout(List.of(), List.of("models=class")))
                .hasMessageContaining("The package 'class' is no legal name in Java");
    }
}
