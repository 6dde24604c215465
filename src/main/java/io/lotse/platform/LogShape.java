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
 * the application, so they get their own formatters back. Some write by a thread of their own ({@link LogOrigins}).
 */
@ApplicationScoped
class LogShape {
  private final Logger root = Logger.getLogger("");
  private final LogOrigins origins = new LogOrigins();
  private final Map<Handler, Formatter> before = new LinkedHashMap<>();

  void take(
      @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.PLATFORM_BEFORE) Object started) {
    if (!Settings.current().text(Setting.LOG_FORMAT).equals("json")) {
      return;
    }
    Handler[] all = root.getHandlers();
    root.addHandler(origins);
    for (Handler handler : all) {
      // To the end, so that the origins are noted before it writes.
      root.removeHandler(handler);
      root.addHandler(handler);
      if (handler instanceof StreamHandler) {
        before.put(handler, handler.getFormatter());
        handler.setFormatter(new JsonLines(origins::of));
      }
    }
  }

  @PreDestroy
  void giveBack() {
    before.forEach(Handler::setFormatter);
    root.removeHandler(origins);
  }
}
