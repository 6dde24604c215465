package io.lotse.admin.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.lotse.platform.Texts;

/** Says how long ago something was, in words. */
record Ago(Locale locale) {
  String of(Instant then, Instant now) {
    long seconds = Math.max(0, Duration.between(then, now).toSeconds());
    if (seconds < 60) {
      return said("agoNow", 0);
    }
    if (seconds < 3600) {
      return said("agoMinutes", seconds / 60);
    }
    if (seconds < 48 * 3600) {
      return said("agoHours", seconds / 3600);
    }
    return said("agoDays", seconds / 86_400);
  }

  private String said(String key, long number) {
    return Texts.in(locale.getLanguage(), "admin.frame", key, number);
  }
}
