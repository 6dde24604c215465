package io.lotse.agent.tools;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.search.Found;
import io.lotse.knowledge.search.Passages;

/** Searches the questions that editors have answered. */
@ApplicationScoped
class SearchFaq implements Tool<SearchFaq.Arguments> {
  /** What to search for; the language narrows it down. */
  record Arguments(@NotBlank @Size(max = 2000) String query,
      @Size(max = 20) @Pattern(regexp = "\\s*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String language) {}

  private final Passages passages;

  SearchFaq() {
    this(null);
  }

  @Inject
  SearchFaq(Passages passages) {
    this.passages = passages;
  }

  @Override
  public String name() {
    return "search_faq";
  }

  @Override
  public Class<Arguments> arguments() {
    return Arguments.class;
  }

  @Override
  public Observation call(Arguments arguments, Situation situation) {
    Found found = passages.find(Filters.query(arguments.query(), null, null, arguments.language(), null),
        SourceKind.FAQ);
    return FoundPassages.observed(found.passages(), found.degraded(), situation.finds());
  }
}
