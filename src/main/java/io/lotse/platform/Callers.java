package io.lotse.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Hands the caller of the current request, and what it has shown, to whoever asks by type. */
@Dependent
class Callers {
  private final HttpServletRequest request;

  @Inject
  Callers(HttpServletRequest request) {
    this.request = request;
  }

  @Produces
  Caller caller() {
    return of(request);
  }

  @Produces
  Credential credential() {
    return request.getAttribute(Credential.ATTRIBUTE) instanceof Credential shown ? shown : Credential.none(caller());
  }

  static Caller of(HttpServletRequest request) {
    return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller ? caller : new Caller.Nobody(null);
  }
}
