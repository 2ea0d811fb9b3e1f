package dev.duplexrpc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks every generated class, including nested ones, in its class file, so that tools for coverage and analysis (such as JaCoCo) can exclude it. It is not available at
 * run time. The JDK's annotation is not used, because it is not kept in the class file, and a module would have to require {@code java.compiler} for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Generated {
    /** The name of the generator. Default: the generator of DuplexRPC. */
    String value() default "dev.duplexrpc.codegen";
}
