package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.MethodObject;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import dev.duplexrpc.codegen.document.TagObject;
import dev.duplexrpc.codegen.model.ServiceModel.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Divides the methods of documents into the interfaces that are generated. */
final class ServiceGrouping {
    private final ModelOptions options;
    private final MethodModeller methods;
    private final Findings findings;
    private final JavaNames names;
    private final Map<GroupKey, Group> groups = new LinkedHashMap<>();
    private final List<Grouped> inOrder = new ArrayList<>();
    private final Map<InPackage, MethodObject> byName = new HashMap<>();

    ServiceGrouping(ModelOptions options, MethodModeller methods, Findings findings) {
        this.options = options;
        this.methods = methods;
        this.findings = findings;
        this.names = new JavaNames(findings);
    }

    /** A name that means something else in another package. */
    private record InPackage(String home, String name) {}

    /** A tag may be called like a document, or like an interface of the configuration. */
    private record GroupKey(String home, Sort sort, String key) {}

    private record Group(
            String key,
            String file,
            Sort sort,
            @Nullable String chosenName,
            Doc doc,
            List<MethodModel> methods,
            Set<String> documents) {}

    /** A method of a document and the group that it is in. */
    private record Grouped(Group group, MethodObject method) {}

    void add(OpenRpcDocument document) {
        Set<String> handled = ofSubscriptions(document);
        String title = title(document);
        String description = document.info().description();
        Doc doc = Docs.of(description == null ? title : null, description, false)
                .seeing(Docs.elsewhere(document.place()));
        for (MethodObject method : document.methods()) {
            if (!handled.contains(method.name()) && isNew(document, method)) {
                Group group = group(document, title, doc, method);
                inOrder.add(new Grouped(group, method));
                group.documents().add(document.file().displayName());
            }
        }
    }

    /** Models the methods of all groups, in the order of the documents: whatever group a method is added to, it is the last. */
    List<MethodModel> methods() {
        List<MethodModel> all = new ArrayList<>();
        for (Grouped grouped : inOrder) {
            MethodModel method = methods.model(grouped.group().key(), grouped.method());
            grouped.group().methods().add(method);
            all.add(method);
        }
        return List.copyOf(all);
    }

    /** The groups, when their methods are modelled. */
    List<ServiceModel> services() {
        List<ServiceModel> services = new ArrayList<>();
        for (Group group : groups.values()) {
            List<MethodModel> modelled = group.methods();
            services.add(new ServiceModel(
                    group.sort() == Sort.DOCUMENT || modelled.isEmpty()
                            ? new TypeId(group.file(), "/info/title")
                            : modelled.get(0).at(),
                    group.key(),
                    group.sort(),
                    group.file(),
                    group.documents().size() == 1 ? group.file() : null,
                    group.chosenName(),
                    group.doc(),
                    List.copyOf(modelled)));
        }
        return List.copyOf(services);
    }

    /** The notifications and the ends of subscriptions belong to the method that subscribes. */
    private Set<String> ofSubscriptions(OpenRpcDocument document) {
        Set<String> names = new HashSet<>();
        for (MethodObject method : document.methods()) {
            Subscriptions.Described stream = methods.subscriptions().of(method);
            if (stream != null) {
                names.add(stream.notification());
                names.add(stream.unsubscribe());
            }
        }
        return names;
    }

    private boolean isNew(OpenRpcDocument document, MethodObject method) {
        MethodObject other = byName.putIfAbsent(new InPackage(home(document), method.name()), method);
        if (other == null) {
            return true;
        }
        if (!other.place().equals(method.place())) {
            findings.report(
                    Problem.DUPLICATE_METHOD,
                    method.place(),
                    "The method '" + method.name() + "' is also in "
                            + other.place().location() + "; only that one is generated.",
                    "Rename one of them, or give the documents packages of their own.");
        }
        return false;
    }

    private Group group(OpenRpcDocument document, String title, Doc doc, MethodObject method) {
        for (ReverseService reverse : options.reverse()) {
            if (isOf(reverse, method)) {
                return group(document, Sort.REVERSE, reverse.name(), reverse.name(), docs(reverse, method));
            }
        }
        TagObject tag =
                options.grouping() instanceof Grouping.ByTag && !method.tags().isEmpty()
                        ? method.tags().get(0)
                        : null;
        if (tag != null) {
            return group(document, Sort.TAG, tag.name(), null, docs(tag));
        }
        String prefix =
                options.grouping() instanceof Grouping.ByPrefix by ? prefix(method.name(), by.separator()) : null;
        if (prefix != null) {
            return group(document, Sort.PREFIX, prefix, null, Doc.NONE);
        }
        return group(document, Sort.DOCUMENT, title, chosenName(document), doc);
    }

    /** What the document says of the tag that chose the method. */
    private static Doc docs(ReverseService reverse, MethodObject method) {
        return method.tags().stream()
                .filter(tag -> tag.name().equals(reverse.tag()))
                .findFirst()
                .map(ServiceGrouping::docs)
                .orElse(Doc.NONE);
    }

    private static Doc docs(TagObject tag) {
        return Docs.of(tag.summary(), tag.description(), false).seeing(Docs.elsewhere(tag.place()));
    }

    private Group group(OpenRpcDocument document, Sort sort, String key, @Nullable String chosenName, Doc doc) {
        String configured = options.serviceNames().get(key);
        return groups.computeIfAbsent(
                new GroupKey(home(document), sort, key),
                k -> new Group(
                        key,
                        document.file().displayName(),
                        sort,
                        configured != null ? configured : chosenName,
                        doc,
                        new ArrayList<>(),
                        new HashSet<>()));
    }

    /** What the configuration says about groups and no group answered to, in sentences. */
    List<String> unused() {
        List<String> unused = new ArrayList<>();
        if (options.grouping() instanceof Grouping.ByTag && !has(Sort.TAG)) {
            unused.add("The methods are to be grouped by tag, but none of them has a tag.");
        }
        if (options.grouping() instanceof Grouping.ByPrefix by && !has(Sort.PREFIX)) {
            unused.add("The methods are to be grouped by a prefix that ends at '" + by.separator()
                    + "', but none of their names has one.");
        }
        for (ReverseService reverse : options.reverse()) {
            if (groups.values().stream()
                    .noneMatch(
                            group -> group.sort() == Sort.REVERSE && group.key().equals(reverse.name()))) {
                unused.add("No method belongs to the reverse interface '" + reverse.name() + "' of the configuration.");
            }
        }
        for (String key : options.serviceNames().keySet().stream().sorted().toList()) {
            if (groups.values().stream().noneMatch(group -> group.key().equals(key))) {
                unused.add(
                        "The configuration names the interface of '" + key
                                + "', which is neither the title of a document nor a tag or prefix that methods are grouped by.");
            }
        }
        long documents = groups.values().stream()
                .filter(group -> group.sort() == Sort.DOCUMENT)
                .count();
        if (options.serviceName() != null && documents != 1) {
            unused.add("The configuration names the interface of a document '" + options.serviceName() + "', but there "
                    + (documents == 0
                            ? "is none: all methods belong to other interfaces."
                            : "are " + documents + "; name each by its title."));
        }
        return unused;
    }

    private boolean has(Sort sort) {
        return groups.values().stream().anyMatch(group -> group.sort() == sort);
    }

    private String home(OpenRpcDocument document) {
        return options.packages().home(document.file().displayName(), "");
    }

    private @Nullable String chosenName(OpenRpcDocument document) {
        return options.serviceName() != null ? options.serviceName() : names.ofType(document.place());
    }

    private static boolean isOf(ReverseService reverse, MethodObject method) {
        boolean tagged = reverse.tag() == null
                || method.tags().stream().anyMatch(tag -> tag.name().equals(reverse.tag()));
        boolean named = reverse.methods() == null
                || reverse.methods().matcher(method.name()).matches();
        return tagged && named && (reverse.tag() != null || reverse.methods() != null);
    }

    private static @Nullable String prefix(String name, String separator) {
        int end = separator.isEmpty() ? -1 : name.indexOf(separator);
        return end <= 0 ? null : name.substring(0, end);
    }

    private static String title(OpenRpcDocument document) {
        String title = document.info().title().strip();
        return title.isEmpty() ? Hints.stem(document.file().displayName()) : title;
    }
}
