package dev.duplexrpc.codegen.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of methods that becomes one Java interface.
 *
 * @param key identity of the group, and what its name is made from: the document's title, a tag or a prefix
 * @param chosenName what the configuration asks for
 */
public record ServiceModel(String key, @Nullable String chosenName, Doc doc, List<MethodModel> methods) {}
