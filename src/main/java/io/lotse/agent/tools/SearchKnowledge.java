package io.lotse.agent.tools;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.lotse.knowledge.search.Found;
import io.lotse.knowledge.search.Passages;

/** Searches the organisation's documents. */
@ApplicationScoped
class SearchKnowledge implements Tool<SearchKnowledge.Arguments> {
  /** What to search for; the others narrow it down. */
  record Arguments(@NotBlank @Size(max = 2000) String query, @Size(max = 200) String product,
      @Size(max = 20) @Pattern(regexp = "\\s*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String language,
      @Size(max = 100) String tag, UUID documentId) {}

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
  public Observation call(Arguments arguments, Situation situation) {
    Found search = passages.find(Filters.query(arguments.query(), arguments.documentId(), arguments.product(),
        arguments.language(), arguments.tag()));
    return FoundPassages.observed(search.passages(), search.degraded(), situation.finds());
  }
}
