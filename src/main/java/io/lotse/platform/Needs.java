package io.lotse.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an endpoint needs of its caller: a person with the role, or a key with one of the scopes. Without a role only
 * keys (and superusers) may call, without scopes only people. Every endpoint has exactly one.
 */
@Offered("every room: on each of its endpoints")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
  /** The least role of a person; SUPERUSER is also what an endpoint for keys asks of a person. */
  Role value() default Role.SUPERUSER;

  /** Scopes of which a key needs one. */
  Scope[] scope() default {};
}
