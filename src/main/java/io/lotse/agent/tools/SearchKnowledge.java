package io.lotse.agent.tools;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

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
    List<Passage> found = passages.find(new PassageQuery(arguments.query(), null, null, null, null, null, null, product,
        null, null));
    if (found.isEmpty()) {
      return new Observation(true, Texts.plain("agent", "search.nothing"), Texts.plain("agent", "search.nothing"), List
          .of());
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
    return new Observation(true, content.toString().strip(), summary, numbered);
  }
}
