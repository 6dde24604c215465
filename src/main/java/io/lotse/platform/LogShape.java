package io.lotse.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/**
 * Shapes what the server's console and files get as {@code LOG_FORMAT} says. The handlers are the server's and outlive
 * the application, so they get their own formatters back.
 */
@ApplicationScoped
class LogShape {
  private final Map<Handler, Formatter> before = new LinkedHashMap<>();

  void take(
      @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.PLATFORM_BEFORE) Object started) {
    if (!Settings.current().text(Setting.LOG_FORMAT).equals("json")) {
      return;
    }
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (handler instanceof StreamHandler) {
        before.put(handler, handler.getFormatter());
        handler.setFormatter(new JsonLines());
      }
    }
  }

  @PreDestroy
  void giveBack() {
    before.forEach(Handler::setFormatter);
  }
}
