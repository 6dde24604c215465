package io.lotse.chat.photo;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import io.lotse.platform.Problem;

/** Ends the reading of a form that is too large, before it has filled a disk. */
@Provider
@BoundedForm
class FormBound implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    request.setEntityStream(new Bounded(request.getEntityStream()));
  }

  private static final class Bounded extends FilterInputStream {
    private long left = PhotoForm.LARGEST_FORM;

    Bounded(InputStream form) {
      super(form);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      return counted(read, read);
    }

    private int counted(int result, int bytes) {
      left -= Math.max(0, bytes);
      if (left < 0) {
        throw new Problem(413, "too_large", "The photos are larger than 50 MB together.");
      }
      return result;
    }
  }
}
