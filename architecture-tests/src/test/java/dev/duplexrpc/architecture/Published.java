package dev.duplexrpc.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;

/** The classes of all published artifacts, imported once. */
final class Published {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.duplexrpc");

    private Published() {}

    static Stream<JavaClass> classes() {
        return CLASSES.stream().filter(type -> !isOurs(type.getPackageName(), Published.class.getPackageName()));
    }

    /** What the class uses of our own classes, itself left out. */
    static Stream<JavaClass> ownDependencies(JavaClass type) {
        return dependencies(type).filter(target -> isOurs(target.getPackageName(), "dev.duplexrpc"));
    }

    /** What the class uses that is neither ours nor the JDK's; annotations of JSpecify are welcome everywhere. */
    static Stream<JavaClass> foreignDependencies(JavaClass type) {
        return dependencies(type)
                .filter(target -> !isOurs(target.getPackageName(), "dev.duplexrpc"))
                .filter(target -> !target.getPackageName().equals("org.jspecify.annotations"))
                .filter(target -> !isOfTheJdk(target));
    }

    static Stream<JavaClass> dependencies(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(target -> !target.isPrimitive() && !target.equals(type))
                .distinct();
    }

    private static boolean isOfTheJdk(JavaClass type) {
        return type.getPackageName().startsWith("java.")
                || ModuleLayer.boot().modules().stream()
                        .anyMatch(module ->
                                module.isNamed() && module.getPackages().contains(type.getPackageName()));
    }

    private static boolean isOurs(String packageName, String root) {
        return Names.isWithin(packageName, root);
    }
}
