package io.lotse.operations;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The secrets of this installation, to be kept out of what is shown: also a message of a driver may repeat one. */
record Secrets(List<String> words) {
  private static final String MASK = "********";
  /** Shorter ones stand in ordinary words too; they are masked where settings are shown. */
  private static final int SHORTEST = 6;

  static Secrets configured() {
    Settings settings = Settings.current();
    return new Secrets(Arrays.stream(Setting.values()).filter(Setting::secret)
        .flatMap(setting -> settings.optional(setting).stream()).flatMap(Secrets::partsOf)
        .filter(word -> word.length() >= SHORTEST).distinct()
        .sorted(Comparator.comparingInt(String::length).reversed()).toList());
  }

  /** The text without them; null for null. */
  String hiddenIn(String text) {
    String hidden = text;
    for (String word : hidden == null ? List.<String>of() : words) {
      hidden = hidden.replace(word, MASK);
    }
    return hidden;
  }

  /** A secret as a whole, and the password within one that is a URL. */
  private static Stream<String> partsOf(String value) {
    return Stream.concat(Stream.of(value), password(value).stream());
  }

  private static Optional<String> password(String value) {
    try {
      String user = URI.create(value.replaceFirst("^jdbc:", "")).getRawUserInfo();
      return Optional.ofNullable(user).filter(info -> info.contains(":"))
          .map(info -> info.substring(info.indexOf(':') + 1));
    } catch (IllegalArgumentException noUrl) {
      return Optional.empty();
    }
  }
}
