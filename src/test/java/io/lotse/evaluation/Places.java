package io.lotse.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.lotse.evaluation.QuestionSet.Question;
import io.lotse.knowledge.evaluation.Placing;
import io.lotse.knowledge.ranking.Retrieval;
import io.lotse.knowledge.ranking.SearchMode;

/** On which place (from 1; 0 = not within the first ten) retrieval puts the first passage that answers a question. */
final class Places {
  private final Placing placing;

  Places(Retrieval retrieval) {
    this.placing = new Placing(retrieval);
  }

  /** By question id, answerable questions only. Vectors alone are asked without a threshold. */
  Map<String, Integer> of(List<Question> questions, SearchMode mode, boolean rerank) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Question question : questions)
      if (question.answerable())
        places.put(question.id(), placing.of(question.text(), question.answeredBy(), mode, rerank));
    return places;
  }
}
