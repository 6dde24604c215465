package io.lotse.platform;

import jakarta.annotation.Priority;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;

/** What fails at commit: the server has a mapper of its own for it, which answers 500 without a body. */
@Provider
@Priority(1)
class FailedCommits implements ExceptionMapper<TransactionalException> {
  @Context
  private Providers providers;

  @Override
  public Response toResponse(TransactionalException failed) {
    return providers.getExceptionMapper(Throwable.class).toResponse(failed);
  }
}
