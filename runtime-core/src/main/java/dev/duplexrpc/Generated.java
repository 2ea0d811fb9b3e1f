package dev.duplexrpc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks every class that the generator has written, nested ones as well, in its class file: tools for coverage and analysis that look there (JaCoCo among them) leave it out. It says nothing when
 * a program runs. That of the JDK is not used, since it is gone from the class file, and a module would have to require {@code java.compiler} for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Generated {
    /** Who has written it. Default: the generator of DuplexRPC. */
    String value() default "dev.duplexrpc.codegen";
}
