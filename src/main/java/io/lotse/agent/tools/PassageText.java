package io.lotse.agent.tools;

import io.lotse.knowledge.Passage;

/** A passage as a model reads it. */
final class PassageText {
  private PassageText() {}

  static String heading(Passage passage) {
    String page = passage.pageLabel().equals(String.valueOf(passage.pageNumber())) ? passage.pageLabel()
        : passage.pageLabel() + " (" + passage.pageNumber() + ")";
    return passage.title() + " · " + passage.section() + " · p. " + page;
  }

  static String body(Passage passage) {
    return passage.text();
  }
}
