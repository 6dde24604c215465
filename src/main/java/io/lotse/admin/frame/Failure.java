package io.lotse.admin.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Why a page of the panel could not be shown, as {@code problem.xhtml} says it.
 *
 * @param incident null for what was foreseen
 * @param back where to go instead, a page of the panel
 */
public record Failure(int status, String sentence, String incident, String back) {

  static final String DASHBOARD = "/panel/dashboard";

  /** The list in which the page would have been found, else the first page. */
  static String back(HttpServletRequest request) {
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)).replaceFirst("\\.xhtml$",
        "");
    return switch (path) {
      case "/panel/document" -> "/panel/documents";
      case "/panel/conversation" -> "/panel/conversations";
      default -> request.getQueryString() != null && path.matches("/panel/[a-z-]+") ? path : DASHBOARD;
    };
  }

  /** Whether there is a nearer place to go to than the first page. */
  public boolean isBackNear() {
    return !back.equals(DASHBOARD);
  }
}
