package io.lotse.operations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

import io.lotse.platform.Offered;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The settings that this node goes by, and where each value comes from; secrets masked. */
@Offered("admin: to show them")
@ApplicationScoped
public class EffectiveSettings {
  /** Where a value comes from. */
  public enum Origin {
    DEFAULT, ENVIRONMENT, PROPERTY, FILE
  }

  /**
   * A setting.
   *
   * @param value secrets masked; null where there is none
   * @param given the name under which it was given; null for a default
   * @param used whether this version does something with it
   */
  public record Value(String name, String value, String meaning, Origin origin, String given, boolean secret,
      boolean used) {}

  /** All, in the order of the reference. */
  public List<Value> all() {
    Settings settings = Settings.current();
    Config config = ConfigProvider.getConfig();
    return Arrays.stream(Setting.values()).map(setting -> {
      String given = settings.sourceOf(setting);
      Origin origin = given.equals("default") ? Origin.DEFAULT : origin(config, given);
      return new Value(setting.name(), settings.has(setting) ? settings.shown(setting) : null, setting.meaning(),
          origin, origin == Origin.DEFAULT ? null : given, setting.secret(), setting.used());
    }).toList();
  }

  private static Origin origin(Config config, String name) {
    ConfigValue value = config.getConfigValue(name);
    if (value.getValue() == null || value.getValue().isBlank()) {
      return Origin.FILE;
    }
    String source = String.valueOf(value.getSourceName()).toLowerCase(Locale.ROOT);
    return source.contains("env") ? Origin.ENVIRONMENT : Origin.PROPERTY;
  }
}
