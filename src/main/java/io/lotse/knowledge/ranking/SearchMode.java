package io.lotse.knowledge.ranking;

/** Which of its two parts a search uses. */
public enum SearchMode {
  HYBRID, VECTOR, KEYWORD
}
