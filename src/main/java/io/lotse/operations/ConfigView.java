package io.lotse.operations;

import java.util.Arrays;
import java.util.List;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * How this node is configured.
 *
 * @param live which models answer and embed
 */
public record ConfigView(String environment, boolean debug, List<Value> settings, String live) {
  /**
   * A setting.
   *
   * @param value secrets masked; null where there is none
   * @param source the name under which it was given, or {@code default}
   */
  public record Value(String name, String value, String source, boolean secret) {}

  static ConfigView now(String live) {
    Settings settings = Settings.current();
    List<Value> values = Arrays.stream(Setting.values()).map(setting -> new Value(setting.name(),
        settings.has(setting) ? settings.shown(setting) : null, settings.sourceOf(setting), setting.secret())).toList();
    return new ConfigView(settings.text(Setting.ENVIRONMENT), settings.flag(Setting.DEBUG), values, live);
  }
}
