package io.lotse.platform.objects;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Serves {@code GET /files/{object_key}?expires=…&name=…&signature=…} of the directory store. */
@WebServlet("/files/*")
public class SignedFiles extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> SHOWN_INLINE = Map.of("pdf", "application/pdf", "png", "image/png", "jpg",
      "image/jpeg", "webp", "image/webp", "gif", "image/gif", "txt", "text/plain; charset=utf-8", "md",
      "text/plain; charset=utf-8");
  @Inject
  private transient ObjectStore objects;
  @Inject
  private transient UrlSignature signature;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String key = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
    String name = request.getParameter("name") == null ? "" : request.getParameter("name");
    if (!isSigned(request, key, name)) {
      response.sendError(403);
      return;
    }
    try (InputStream object = objects.open(key)) {
      String type = SHOWN_INLINE.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT));
      response.setContentType(type == null ? "application/octet-stream" : type);
      response.setHeader("Content-Disposition", (type == null ? "attachment" : "inline") + "; filename*=UTF-8''"
          + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
      // A browser's PDF viewer does not render in a sandbox.
      response.setHeader("Content-Security-Policy", "application/pdf".equals(type) ? "frame-ancestors 'none'"
          : "default-src 'none'; style-src 'unsafe-inline'; sandbox");
      response.setHeader("Cache-Control", "private, max-age=300");
      object.transferTo(response.getOutputStream());
    } catch (NoSuchFileException gone) {
      response.sendError(404);
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
