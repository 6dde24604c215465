package io.lotse.scripted;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Scores passages by the share of the question's words that stand in them. A question that holds {@code rerank-} and words
 * joined by hyphens is served otherwise: {@code reverse} (the last passage is best), {@code raw} (numbers beyond 0–1),
 * {@code short} (one score too few), {@code mute} (no answer), {@code err500}.
 */
final class Rerank {
  private static final Pattern SCRIPT = Pattern.compile("\\brerank(?:-[a-z0-9]+)+");
  private final JsonNode body;
  private final Script script;

  Rerank(JsonNode body) {
    this.body = body;
    this.script = Script.of(SCRIPT.matcher(body.path("query").asText()).results().map(MatchResult::group)
        .reduce("rerank", (before, last) -> last));
  }

  Reply reply() {
    if (script.says("mute")) {
      return new Reply(Collections.emptyIterator(), false);
    }
    if (script.failure() != null) {
      return Reply.json(script.failure().status(), "{\"message\": \"scripted failure\"}");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", "scripted");
    int count = body.path("documents").size();
    for (int i = 0; i < count - (script.says("short") ? 1 : 0); i++) {
      answer.withArray("results").addObject().put("index", i).put("relevance_score", score(i, count));
    }
    return Reply.json(200, answer.toString());
  }

  private double score(int index, int count) {
    double share = script.says("reverse") ? (index + 1.0) / count : share(body.path("documents").path(index).asText());
    return script.says("raw") ? 12 * share - 6 : share;
  }

  private double share(String passage) {
    Set<String> wanted = words(body.path("query").asText());
    Set<String> there = words(passage);
    return wanted.isEmpty() ? 0 : wanted.stream().filter(there::contains).count() / (double) wanted.size();
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> word.length() > 2)
        .collect(Collectors.toSet());
  }
}
