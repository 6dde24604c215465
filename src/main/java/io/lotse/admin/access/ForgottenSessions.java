package io.lotse.admin.access;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

import io.lotse.platform.Settings;

/** Ends the sign-in of a session that the server gives up, and has its cookie travel by TLS only where there is TLS. */
@WebListener
public class ForgottenSessions implements HttpSessionListener, ServletContextListener {
  private final Visits visits;

  @Inject
  ForgottenSessions(Visits visits) {
    this.visits = visits;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event.getServletContext().getSessionCookieConfig().setSecure(Settings.current().publicUrl().startsWith("https:"));
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    visits.forget(event.getSession());
  }
}
