package dev.duplexrpc.codegen.model;

import java.util.List;
import java.util.Map;

/**
 * Everything there is to generate.
 *
 * @param declarations by identity, in the order of the documents: components first, then what is written in place
 * @param errors by identity, each error once however many methods name it
 */
public record ApiModel(
        List<ServiceModel> services, Map<TypeId, Declaration> declarations, Map<TypeId, ErrorModel> errors) {}
