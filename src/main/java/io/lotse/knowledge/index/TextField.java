package io.lotse.knowledge.index;

/** The searchable fields of a chunk. Each holds terms that {@link TextAnalysis} made; an index never analyses by itself. */
public enum TextField {
  /** Words of the passage and of its context. */
  BODY("terms"),
  /** Words of the document's title and of the section path. */
  TITLE("title_terms"),
  /** Pieces of words, so that one part of a compound finds the whole. */
  PARTS("part_terms"),
  /** Identifiers in normalized form: {@code e031}, {@code x3hybridg4}, {@code 25nm}. */
  CODES("code_terms");

  private final String property;

  TextField(String property) {
    this.property = property;
  }

  /** Its name inside an index. */
  public String property() {
    return property;
  }
}
