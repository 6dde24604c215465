package io.lotse.content;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.QueryParam;

import io.lotse.platform.Problem;

/** What a list of the FAQ can be asked for. */
public class FaqQuery extends ListQuery {
  @QueryParam("language")
  private String language;

  String language() {
    return language(language);
  }

  /** A language tag; null where there is none. */
  static String language(String text) {
    if (text != null && !text.matches(FaqDraft.LANGUAGE)) {
      throw Problem.invalid("language", "pattern", FaqDraft.LANGUAGE_MESSAGE);
    }
    return text;
  }

  @Override
  List<Object> more() {
    return Arrays.asList(language());
  }
}
