package io.lotse.agent.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.lotse.knowledge.Found;
import io.lotse.knowledge.Passage;
import io.lotse.knowledge.PassageQuery;
import io.lotse.knowledge.Passages;
import io.lotse.model.ModelMessage;
import io.lotse.platform.Texts;

/** Searches the organisation's documents. */
@ApplicationScoped
class SearchKnowledge implements Tool<SearchKnowledge.Arguments> {
  /** What to search for; the product narrows it down. */
  record Arguments(@NotBlank @Size(max = 2000) String query, @Size(max = 200) String product) {}

  private final Passages passages;

  SearchKnowledge() {
    this(null);
  }

  @Inject
  SearchKnowledge(Passages passages) {
    this.passages = passages;
  }

  @Override
  public String name() {
    return "search_knowledge";
  }

  @Override
  public Class<Arguments> arguments() {
    return Arguments.class;
  }

  @Override
  public Observation call(Arguments arguments, Finds finds) {
    String product = arguments.product() == null || arguments.product().isBlank() ? null : arguments.product();
    Found search = passages.find(new PassageQuery(arguments.query(), null, null, null, null, null, null, product, null,
        null, null));
    List<Passage> found = search.passages();
    if (found.isEmpty()) {
      String nothing = withDegraded(Texts.plain("agent", "search.nothing"), search);
      return new Observation(true, nothing, nothing, List.of());
    }
    List<ModelMessage.Passage> numbered = new ArrayList<>();
    StringBuilder content = new StringBuilder();
    for (Passage passage : found) {
      numbered.add(PassageText.numbered(passage, finds));
      content.append(PassageText.of(numbered.get(numbered.size() - 1))).append("\ndocument_id: ")
          .append(passage.documentId()).append("\n\n");
    }
    String summary = Texts.plain("agent", "search.found", found.size(),
        String.join(", ", found.stream().map(Passage::title).distinct().limit(3).toList()));
    return new Observation(true, content.toString().strip(), withDegraded(summary, search), numbered);
  }

  /** What could not take part is named in what people and models read of the search. */
  private static String withDegraded(String summary, Found search) {
    return Stream.concat(Stream.of(summary),
        search.degraded().stream().map(code -> Texts.plain("agent", "search.without." + code)))
        .collect(Collectors.joining("; "));
  }
}
