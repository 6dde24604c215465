package io.lotse.agent.tools;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.lotse.knowledge.Found;
import io.lotse.knowledge.PassageQuery;
import io.lotse.knowledge.Passages;

/** Searches the organisation's documents. */
@ApplicationScoped
class SearchKnowledge implements Tool<SearchKnowledge.Arguments> {
  /** What to search for; the product narrows it down. */
  record Arguments(@NotBlank @Size(max = 2000) String query, @Size(max = 200) String product) {}

  static final String NAME = "search_knowledge";
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
    return NAME;
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
    return FoundPassages.observed(search.passages(), search.degraded(), finds);
  }
}
