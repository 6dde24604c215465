package io.lotse.handoff.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import io.lotse.platform.Offered;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Times as messenger bots read them: wall-clock in their zone, without an offset. */
@Offered("chat and agent: to date what they tell")
public final class BotClock {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  private BotClock() {}

  /** E.g. {@code 2025-05-16 22:30:45}. */
  public static String seconds(Instant instant) {
    return SECONDS.format(instant.atZone(zone()));
  }

  /** E.g. {@code 2025-05-16T22:30:45.123456}. */
  public static String micros(Instant instant) {
    return MICROS.format(instant.atZone(zone()));
  }

  private static ZoneId zone() {
    return ZoneId.of(Settings.current().text(Setting.BOT_TIME_ZONE));
  }
}
