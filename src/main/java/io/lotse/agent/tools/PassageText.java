package io.lotse.agent.tools;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.search.Passage;
import io.lotse.model.ModelMessage;

/** A passage as a model reads it. */
final class PassageText {
  private PassageText() {}

  /** The passage under its mark; what belongs to it without standing in it, such as a table's head, comes before it. */
  static ModelMessage.Passage numbered(Passage passage, Finds finds) {
    return new ModelMessage.Passage(finds.mark(passage), heading(passage), passage.text(), passage.language(),
        passage.relevance(), passage.kind() == SourceKind.FAQ ? passage.title() : null);
  }

  static String of(ModelMessage.Passage passage) {
    return "[" + passage.mark() + "] " + passage.heading() + "\n" + passage.text();
  }

  private static String heading(Passage passage) {
    if (passage.kind() == SourceKind.FAQ) {
      return passage.title() + " · FAQ";
    }
    String page = passage.pageLabel().equals(String.valueOf(passage.pageNumber()))
        ? passage.pageLabel() : passage.pageLabel() + " (" + passage.pageNumber() + ")";
    return passage.title() + " · " + (passage.context().isBlank() ? passage.section() : passage.context()) + " · p. "
        + page;
  }
}
