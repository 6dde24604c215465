package io.lotse.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.lotse.evaluation.QuestionSet.Question;
import io.lotse.knowledge.search.Choice;
import io.lotse.knowledge.search.Retrieval;
import io.lotse.knowledge.search.SearchMode;
import io.lotse.knowledge.search.SearchQuery;

/** On which place (from 1; 0 = not within the first ten) retrieval puts the first passage that answers a question. */
final class Places {
  private static final int FIRST = 10;
  private static final int CANDIDATES = 50;

  private final Retrieval retrieval;

  Places(Retrieval retrieval) {
    this.retrieval = retrieval;
  }

  /** By question id, answerable questions only. Vectors alone are asked without a threshold. */
  Map<String, Integer> of(List<Question> questions, SearchMode mode, boolean rerank) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Question question : questions)
      if (question.answerable())
        places.put(question.id(), place(question, mode, rerank));
    return places;
  }

  private int place(Question question, SearchMode mode, boolean rerank) {
    SearchQuery query = SearchQuery.of(question.text(), FIRST, CANDIDATES).in(mode);
    List<Choice> found = new ArrayList<>(
        retrieval.search(mode == SearchMode.VECTOR ? query.above(0) : query, rerank).choices());
    for (int i = 0; i < found.size(); i++)
      for (UUID chunk : found.get(i).chunks())
        if (question.answeredBy().contains(chunk))
          return i + 1;
    return 0;
  }
}
