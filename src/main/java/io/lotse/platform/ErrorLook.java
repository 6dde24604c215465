package io.lotse.platform;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Shows errors outside the REST API to people, who do not read problem details. A bean of this type is asked first. */
@Offered("admin: for the pages of the panel")
public interface ErrorLook {
  /**
   * Answers the request with the problem's status, where it is for this look to show it.
   *
   * @param incident the id under which the failure stands in the log; null for what was foreseen
   * @param request as the server dispatches errors, with the attributes {@code RequestDispatcher.ERROR_…}
   * @return whether it was answered
   */
  boolean show(Problem problem, String incident, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException;
}
