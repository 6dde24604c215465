package io.lotse.platform.limit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.lotse.platform.Offered;
import io.lotse.platform.Setting;

/**
 * How often an endpoint may be called, as a setting says: by person or key, and {@code RATE_LIMIT_AUTH} by address.
 * Endpoints with the same setting share a budget.
 */
@Offered("every room: on endpoints that cost much")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Limited {
  /** A setting of the form {@code 10/minute}. */
  Setting value();
}
