package io.lotse.knowledge;

import java.util.List;

import io.lotse.knowledge.search.SearchMode;

/**
 * What a search gave, and how long its parts took.
 *
 * @param mode what was really done: keywords alone where a hybrid search had no embedding of the question
 */
record Found(List<Passage> passages, SearchMode mode, SearchTimings timings) {}
