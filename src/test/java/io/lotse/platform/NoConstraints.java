package io.lotse.platform;

import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.executable.ExecutableValidator;
import jakarta.validation.metadata.BeanDescriptor;

/** Finds nothing to object to: for what happens before constraints are looked at. */
class NoConstraints implements Validator {
  @Override
  public <T> Set<ConstraintViolation<T>> validate(T object, Class<?>... groups) {
    return Set.of();
  }

  @Override
  public <T> Set<ConstraintViolation<T>> validateProperty(T object, String property, Class<?>... groups) {
    return Set.of();
  }

  @Override
  public <T> Set<ConstraintViolation<T>> validateValue(Class<T> type, String property, Object value,
      Class<?>... groups) {
    return Set.of();
  }

  @Override
  public BeanDescriptor getConstraintsForClass(Class<?> type) {
    throw new UnsupportedOperationException("not asked for");
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new UnsupportedOperationException("not asked for");
  }

  @Override
  public ExecutableValidator forExecutables() {
    throw new UnsupportedOperationException("not asked for");
  }
}
