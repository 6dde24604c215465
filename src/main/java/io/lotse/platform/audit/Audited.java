package io.lotse.platform.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.lotse.platform.Offered;

/**
 * Calls of this endpoint stand in the audit log under this word. What changes something and needs a superuser or the scope
 * {@code content} stands there anyway.
 */
@Offered("account: on what people do about their accounts")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {
  /** E.g. {@code password-reset}. */
  String value();

  /** The request attribute by which an endpoint names who has called where no credential does: a {@code java.util.UUID}. */
  String PERSON = "io.lotse.audit.person";
  /** The request attribute that names what an endpoint was about, where its path does not. */
  String TARGET = "io.lotse.audit.target";
}
