package io.lotse.platform.objects;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Serves {@code GET} and {@code HEAD /files/{object_key}?expires=…&name=…&signature=…} of the directory store. */
@WebServlet("/files/*")
public class SignedFiles extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int BUFFER = 64 * 1024;
  @Inject
  private transient ObjectStore objects;
  @Inject
  private transient UrlSignature signature;

  public SignedFiles() {}

  SignedFiles(ObjectStore objects, UrlSignature signature) {
    this.objects = objects;
    this.signature = signature;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    serve(request, response, true);
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
    serve(request, response, false);
  }

  private void serve(HttpServletRequest request, HttpServletResponse response, boolean withBody) throws IOException {
    String key = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
    String name = request.getParameter("name") == null ? "" : request.getParameter("name");
    if (!isSigned(request, key, name)) {
      response.sendError(403);
      return;
    }
    try {
      long size = objects.size(key);
      ByteRange whole = new ByteRange(0, size - 1);
      // There is no validator that an If-Range could name.
      Optional<ByteRange> asked = request.getHeader("If-Range") == null && withBody
          ? ByteRange.of(request.getHeader("Range"), size) : Optional.empty();
      if (asked.isPresent() && !asked.get().isSatisfiable()) {
        response.setHeader("Content-Range", "bytes */" + size);
        response.sendError(416);
        return;
      }
      describe(key, name, response);
      asked.ifPresent(range -> {
        response.setStatus(206);
        response.setHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
      });
      response.setContentLengthLong(asked.orElse(whole).length());
      if (withBody) {
        send(key, asked.orElse(whole), response.getOutputStream());
      }
    } catch (NoSuchFileException gone) {
      response.sendError(404);
    }
  }

  private static void describe(String key, String name, HttpServletResponse response) {
    ServedAs served = ServedAs.of(key);
    response.setContentType(served.contentType());
    response.setHeader("Content-Disposition", served.disposition(name));
    response.setHeader("Content-Security-Policy", policy(served.contentType()));
    response.setHeader("Cache-Control", "private, max-age=300");
    response.setHeader("Accept-Ranges", "bytes");
  }

  /** What a shown file may do: nothing. A sandbox would keep the PDF viewers of browsers from starting. */
  static String policy(String type) {
    String nothing = "default-src 'none'; style-src 'unsafe-inline'";
    return "application/pdf".equals(type) ? nothing : nothing + "; sandbox";
  }

  private void send(String key, ByteRange range, OutputStream out) throws IOException {
    try (InputStream object = objects.open(key)) {
      object.skipNBytes(range.first());
      byte[] buffer = new byte[BUFFER];
      long left = range.length();
      while (left > 0) {
        int read = object.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException(key + " is shorter than it was");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  private boolean isSigned(HttpServletRequest request, String key, String name) {
    String given = request.getParameter("signature");
    String expires = request.getParameter("expires");
    if (given == null || expires == null || !expires.matches("\\d{1,12}")) {
      return false;
    }
    long until = Long.parseLong(expires);
    return until >= Instant.now().getEpochSecond() && signature.matches(given, key, name, until);
  }
}
