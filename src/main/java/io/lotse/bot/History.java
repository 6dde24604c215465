package io.lotse.bot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.lotse.agent.Exchange;
import io.lotse.bot.SessionLog.Stretch;

/** Reads what was said out of the session log. */
final class History {
  /** Records that count for a user who has never begun anew. */
  private static final int WITHOUT_RESTART = 5;
  private static final int MOST_TURNS = 30;

  private History() {}

  /**
   * The newest complete pairs of a question and its answer, the oldest of them first. Both stand in one record, or the
   * question in one of factor {@code user} and the answer in one of factor {@code rag} under the same session id.
   */
  static List<Exchange> pairs(Stretch stretch, int most) {
    List<Exchange> pairs = new ArrayList<>();
    Map<String, Deque<String>> answers = new HashMap<>();
    for (SessionRecord record : stretch.newestFirst()) {
      if (pairs.size() == most) {
        break;
      }
      if (record.isOf("rag") && record.hasResponse()) {
        answers.computeIfAbsent(record.getSessionId(), fresh -> new ArrayDeque<>()).add(record.getResponse());
      } else if (record.isOf("user") && record.hasMessage()) {
        Deque<String> known = answers.getOrDefault(record.getSessionId(), new ArrayDeque<>());
        String answer = record.hasResponse() ? record.getResponse() : known.poll();
        if (answer != null) {
          pairs.add(new Exchange(record.getMessage(), answer));
        }
      }
    }
    Collections.reverse(pairs);
    return pairs;
  }

  /**
   * What a model is told of earlier: questions asked freely since the restart, or among the newest five records of a
   * user who has never begun anew; oldest first. A question without an answer has an empty one.
   */
  static List<Exchange> turns(Stretch stretch) {
    List<SessionRecord> newest = stretch.newestFirst();
    List<SessionRecord> counting = stretch.restarted() ? newest
        : newest.subList(0, Math.min(WITHOUT_RESTART, newest.size()));
    List<Exchange> turns = new ArrayList<>(counting.stream().filter(SessionRecord::isAskedFreely).limit(MOST_TURNS)
        .map(record -> new Exchange(record.getMessage(), record.hasResponse() ? record.getResponse() : "")).toList());
    Collections.reverse(turns);
    return turns;
  }
}
