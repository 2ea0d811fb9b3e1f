package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.model.Grouping;
import dev.duplexrpc.codegen.model.MethodModel.OutboxPolicy;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.model.ModelOptions.SingleItems;
import dev.duplexrpc.codegen.model.NumberStyle;
import dev.duplexrpc.codegen.model.NumberStyle.HexQuantities;
import dev.duplexrpc.codegen.model.ReverseService;
import dev.duplexrpc.codegen.model.Type.Precision;
import dev.duplexrpc.codegen.model.Type.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say how documents are mapped to Java, for those who cannot or do not want to write it into the documents. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that have a default before it calls execute.
abstract class MeaningMojo extends AbstractMojo {
    /**
     * Which methods become one interface: all of a <code>document</code>, which is the default; those with the same first
     * <code>tag</code>; or those with the same <code>prefix</code>, which ends at the string after the colon, as in
     * <code>prefix:_</code>. The interface of a tag or a prefix is named after it, with <code>Service</code> appended:
     * <code>PetService</code>.
     */
    @Parameter(property = "duplexrpc.grouping", defaultValue = "document")
    private String grouping;

    /** Name of the interface of the whole document, like <code>x-java-name</code>; derived from the document's title by default. */
    @Parameter(property = "duplexrpc.serviceName")
    private @Nullable String serviceName;

    /**
     * Names of several interfaces, each as <code>group=Name</code>: a group is named by its document's title, by its tag or by
     * its prefix. Empty by default.
     */
    @Parameter(property = "duplexrpc.serviceNames")
    private List<String> serviceNames = List.of();

    /**
     * Java names of types and exceptions, each as <code>schema=Name</code>, like <code>x-java-name</code>. A schema or an error is named by its
     * key among the components (<code>Pet</code>), by pointer (<code>#/components/schemas/Pet</code>) or by file and pointer
     * (<code>pets.json#/components/schemas/Pet</code>). Empty by default.
     */
    @Parameter(property = "duplexrpc.schemaNames")
    private List<String> schemaNames = List.of();

    /**
     * Java names of methods, each as <code>method=name</code>, like <code>x-java-name</code>; <code>*</code> matches
     * anything. Empty by default.
     */
    @Parameter(property = "duplexrpc.methodNames")
    private List<String> methodNames = List.of();

    /**
     * Packages for single files, each as <code>file=package</code>. A file is named by its path or the end of
     * it, and <code>*</code> matches anything: <code>types.json</code>, <code>shop/*</code>. Empty by default.
     */
    @Parameter(property = "duplexrpc.packages")
    private List<String> packages = List.of();

    /**
     * Subpackages for classes of a kind, each as <code>kind=package</code>; the kinds are
     * <code>models</code>, <code>services</code> and <code>errors</code>: <code>models=model</code>. Empty by default.
     */
    @Parameter(property = "duplexrpc.subpackages")
    private List<String> subpackages = List.of();

    /**
     * Java names of members, values of enumerations and parameters, each as <code>owner/name=javaName</code>, like
     * <code>x-java-name</code>. The owner is a schema, named as in <code>schemaNames</code>, or a method, where
     * <code>*</code> matches anything: <code>Pet/class=kind</code>, <code>getPet/p1=id</code>. Empty by default.
     */
    @Parameter(property = "duplexrpc.memberNames")
    private List<String> memberNames = List.of();

    /**
     * Java types to use instead of generated ones, each with <code>schema</code> or <code>format</code>,
     * <code>javaType</code>, and <code>codec</code>, a Java expression, unless the type has a static method <code>codec()</code>.
     * To reuse generated types of a dependency, add an entry for each: a schema without an entry
     * becomes a class of its own. Empty by default.
     */
    @Parameter
    private List<TypeMapping> typeMappings = List.of();

    /** The type of an integer without limits and format: <code>int</code>, <code>long</code> or <code>big</code>. */
    @Parameter(property = "duplexrpc.integers", defaultValue = "long")
    private String integers;

    /** The type of a number without format: <code>double</code>, or <code>exact</code> for big decimals. */
    @Parameter(property = "duplexrpc.decimals", defaultValue = "double")
    private String decimals;

    /**
     * The type of strings whose pattern shows that they are hexadecimal numbers without leading zeros: <code>text</code>,
     * <code>long</code> or <code>big</code>.
     */
    @Parameter(property = "duplexrpc.hexQuantities", defaultValue = "text")
    private String hexQuantities;

    /**
     * Interfaces of the methods that the other side calls, each with a <code>name</code>, and a <code>tag</code> or a regular
     * expression for the names of its <code>methods</code>, or both. Empty by default.
     */
    @Parameter
    private List<ReverseInterface> reverse = List.of();

    /** Methods that may be called again, and subscriptions that may be made again, without harm, like <code>x-idempotent</code>; <code>*</code> matches anything. Empty by default. */
    @Parameter(property = "duplexrpc.idempotent")
    private List<String> idempotent = List.of();

    /**
     * Members that tell the variants of a union apart, like <code>x-discriminator</code>, each with
     * <code>schema</code>, <code>member</code> and, unless the variants say it themselves, a <code>mapping</code> of entries
     * <code>text=schema</code>. Empty by default.
     */
    @Parameter
    private List<Discriminator> discriminators = List.of();

    /**
     * Methods that open a stream of items, like <code>x-subscription</code>, each with <code>method</code>,
     * <code>item</code> (a reference to the schema), <code>notification</code> and <code>unsubscribe</code>. Empty by default.
     */
    @Parameter
    private List<SubscribingMethod> subscriptions = List.of();

    /**
     * Methods that report progress, like <code>x-progress</code>, each as <code>method=schema</code> with a reference to the schema of a report:
     * <code>scan=#/components/schemas/Step</code>; <code>*</code> matches anything. Empty by default.
     */
    @Parameter(property = "duplexrpc.progress")
    private List<String> progress = List.of();

    /**
     * What happens to notifications and to items of subscriptions that the other side does not take as fast as they are produced, like <code>x-outbox-policy</code>, each
     * as <code>method=policy</code>; the policies are <code>disconnect</code>, <code>block</code>, <code>drop-oldest</code> and <code>coalesce</code>, and <code>*</code> matches
     * anything: <code>price_*=coalesce</code>. Empty by default.
     */
    @Parameter(property = "duplexrpc.outboxPolicies")
    private List<String> outboxPolicies = List.of();

    /**
     * What an array of one schema in <code>items</code> means: a <code>list</code>, as written by tools that derive documents
     * from programs, or a <code>tuple</code>, as in JSON Schema.
     */
    @Parameter(property = "duplexrpc.singleItems", defaultValue = "list")
    private String singleItems;

    ModelOptions modelOptions() throws MojoFailureException {
        ModelOptions.Builder options = ModelOptions.builder();
        options.grouping(grouping());
        if (serviceName != null) {
            options.serviceName(serviceName);
        }
        names("schemaNames", schemaNames).forEach(options::schemaName);
        names("methodNames", methodNames).forEach(options::methodName);
        names("memberNames", memberNames).forEach(options::memberName);
        names("serviceNames", serviceNames).forEach(options::serviceName);
        NumberStyle numbers = new NumberStyle(
                Choice.of(Width.class, "integers", integers),
                Choice.of(Precision.class, "decimals", decimals),
                Choice.of(HexQuantities.class, "hexQuantities", hexQuantities));
        options.numbers(defaults -> numbers);
        options.singleItems(Choice.of(SingleItems.class, "singleItems", singleItems));
        idempotent.forEach(options::idempotent);
        List<ReverseService> services = new ArrayList<>();
        for (ReverseInterface service : reverse) {
            services.add(service.asService());
        }
        options.reverse(services);
        options.packages(PackageNames.layout(packages, subpackages));
        for (TypeMapping mapping : typeMappings) {
            mapping.addTo(options);
        }
        for (Discriminator discriminator : discriminators) {
            discriminator.addTo(options);
        }
        for (SubscribingMethod subscription : subscriptions) {
            subscription.addTo(options);
        }
        names("progress", progress).forEach(options::progress);
        for (Map.Entry<String, String> policy :
                names("outboxPolicies", outboxPolicies).entrySet()) {
            options.outboxPolicy(policy.getKey(), Choice.of(OutboxPolicy.class, "outboxPolicies", policy.getValue()));
        }
        try {
            return options.build();
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage());
        }
    }

    private Grouping grouping() throws MojoFailureException {
        if (grouping.equals("document")) {
            return new Grouping.WholeDocument();
        }
        if (grouping.equals("tag")) {
            return new Grouping.ByTag();
        }
        if (grouping.startsWith("prefix:") && grouping.length() > "prefix:".length()) {
            return new Grouping.ByPrefix(grouping.substring("prefix:".length()));
        }
        throw new MojoFailureException(
                "The grouping '" + grouping
                        + "' is unknown; choose document, tag, or prefix with a colon and what ends the prefix, as in prefix:_.");
    }

    private static Map<String, String> names(String parameter, List<String> entries) throws MojoFailureException {
        return new Assignments(parameter, entries).mapValues(Function.identity());
    }
}
