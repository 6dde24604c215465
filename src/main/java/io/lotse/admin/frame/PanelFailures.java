package io.lotse.admin.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;

import io.lotse.platform.Incidents;
import io.lotse.platform.Problem;

/**
 * Turns what fails in an action into a message on the page, which stays as it is: a problem into its sentence, anything else
 * into the id of an incident. A view that the session does not have is refused.
 */
public class PanelFailures extends ExceptionHandlerFactory {
  public PanelFailures(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() { return new Handler(getWrapped().getExceptionHandler()); }

  private static final class Handler extends ExceptionHandlerWrapper {
    Handler(ExceptionHandler wrapped) {
      super(wrapped);
    }

    @Override
    public void handle() {
      for (Iterator<ExceptionQueuedEvent> queued = getUnhandledExceptionQueuedEvents().iterator(); queued.hasNext();) {
        ExceptionQueuedEvent event = queued.next();
        if (handled(event.getContext().getException(), event.getContext().getPhaseId())) {
          queued.remove();
        }
      }
      getWrapped().handle();
    }

    private static boolean handled(Throwable thrown, PhaseId phase) {
      Throwable cause = thrown;
      while (!(cause instanceof ViewExpiredException) && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof ViewExpiredException) {
        refuse();
        return true;
      }
      // While the answer is being written no message would be seen any more.
      if (PhaseId.RENDER_RESPONSE.equals(phase)) {
        return false;
      }
      tell(Incidents.problem(thrown), thrown);
      return true;
    }

    /** What lies with others is told as such, and written down as well; only for what nobody foresaw there is no sentence. */
    private static void tell(Problem problem, Throwable thrown) {
      String incident = problem.status() < 500 ? null : Incidents.report(thrown);
      if (problem.status() == 500) {
        Notices.failed(incident);
      } else {
        Notices.refused(problem);
      }
    }

    private static void refuse() {
      FacesContext faces = FacesContext.getCurrentInstance();
      try {
        faces.getExternalContext().responseSendError(403, "This page is not known any more; open it again.");
      } catch (IOException gone) {
        throw new FacesException(new UncheckedIOException(gone));
      }
      faces.responseComplete();
    }
  }
}
