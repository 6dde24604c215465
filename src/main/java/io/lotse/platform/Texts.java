package io.lotse.platform;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** User-visible texts of a room, from its resource bundle {@code io/lotse/<room>/texts} (de, en, vi). */
@Offered("every room: for what people read")
public final class Texts {
  private Texts() {}

  /** The text in the assistant's language; German where that is {@code auto}. */
  public static String plain(String room, String key, Object... values) {
    String language = Settings.current().text(Setting.ASSISTANT_LANGUAGE);
    return in(language.equals("auto") ? "de" : language, room, key, values);
  }

  /** The text in a language (BCP 47); English where there is none in it. */
  public static String in(String language, String room, String key, Object... values) {
    ResourceBundle bundle = ResourceBundle.getBundle("io.lotse." + room + ".texts", Locale.forLanguageTag(language),
        Texts.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(key), Locale.forLanguageTag(language)).format(values);
  }
}
