package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Severity;
import java.nio.file.Path;
import java.util.Collection;
import javax.inject.Inject;
import javax.inject.Named;
import org.codehaus.plexus.build.BuildContext;

/**
 * Tells an IDE that runs the build what changed on disk and where documents have problems. On the command line nobody listens:
 * there the build context would print every problem a second time, in a format of its own.
 */
@Named
final class IdeMarkers {
    private final BuildContext ide;
    private final boolean isPresent;

    @Inject
    IdeMarkers(BuildContext ide, org.sonatype.plexus.build.incremental.BuildContext provided) {
        this.ide = ide;
        this.isPresent = !(provided instanceof org.sonatype.plexus.build.incremental.DefaultBuildContext);
    }

    /** Says that files were written or deleted. */
    void refresh(Collection<Path> files) {
        if (isPresent) {
            files.forEach(file -> ide.refresh(file.toFile()));
        }
    }

    /** Forgets what was said about a file. */
    void clear(Path file) {
        if (isPresent) {
            ide.removeMessages(file.toFile());
        }
    }

    void mark(Path file, Diagnostic diagnostic) {
        if (isPresent) {
            int severity = diagnostic.severity() == Severity.ERROR
                    ? BuildContext.SEVERITY_ERROR
                    : BuildContext.SEVERITY_WARNING;
            ide.addMessage(
                    file.toFile(),
                    diagnostic.location().line(),
                    diagnostic.location().column(),
                    diagnostic.message(),
                    severity,
                    null);
        }
    }
}
