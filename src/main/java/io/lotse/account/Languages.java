package io.lotse.account;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

import io.lotse.account.mail.Letters;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** In which language people are written to. */
final class Languages {
  private Languages() {}

  /** The first of ours that {@code Accept-Language} (RFC 9110) asks for; the assistant's where it asks for none. */
  static String wanted(String accepted) {
    if (accepted == null || accepted.length() > 500) {
      return ours();
    }
    try {
      List<Locale> all = Letters.LANGUAGES.stream().map(Locale::forLanguageTag).toList();
      Locale found = Locale.lookup(LanguageRange.parse(accepted), all);
      return found == null ? ours() : found.getLanguage();
    } catch (IllegalArgumentException unreadable) {
      return ours();
    }
  }

  static String ours() {
    String language = Settings.current().text(Setting.ASSISTANT_LANGUAGE);
    return Letters.LANGUAGES.contains(language) ? language : "de";
  }
}
