package dev.duplexrpc.codegen.model;

import java.util.List;
import java.util.Map;

/**
 * Everything there is to generate.
 *
 * @param methods those of all services, in the order of the documents
 * @param declarations by identity, in the order in which they take their names: what errors lead to, what methods lead to, then the components of the documents in their order
 * @param errors by identity, each error once however many methods name it
 */
public record ApiModel(
        List<ServiceModel> services,
        List<MethodModel> methods,
        Map<TypeId, Declaration> declarations,
        Map<TypeId, ErrorModel> errors) {}
