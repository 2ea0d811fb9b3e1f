package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.output.Totals;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.codehaus.plexus.build.BuildContext;

/** Says what is wrong with OpenRPC documents, as <code>generate</code> would, and writes nothing. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends DocumentsMojo {
    @Inject
    ValidateMojo(BuildContext ide, org.sonatype.plexus.build.incremental.BuildContext provided) {
        super(ide, provided);
    }

    /** Nothing is written, so nobody need say where. */
    @Override
    String packageName() throws MojoFailureException {
        return isPackageGiven() ? super.packageName() : "validated";
    }

    @Override
    void run() throws MojoFailureException {
        GenerationResult result = read(options(documentFiles()));
        summarize("Valid:", new Totals(result.documents(), result.methods(), result.types()), "");
    }
}
