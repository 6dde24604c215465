package io.lotse.knowledge.search;

/** Which of its two parts a search uses. */
public enum SearchMode {
  HYBRID, VECTOR, KEYWORD
}
