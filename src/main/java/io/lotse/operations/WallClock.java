package io.lotse.operations;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The clock on the wall in the bot's zone, as older clients read it. */
final class WallClock {
  private WallClock() {}

  static LocalDateTime now() {
    return LocalDateTime.now(zone()).truncatedTo(ChronoUnit.MICROS);
  }

  static ZoneId zone() {
    return ZoneId.of(Settings.current().text(Setting.BOT_TIME_ZONE));
  }
}
