package io.lotse.agent.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.lotse.knowledge.Passage;
import io.lotse.knowledge.Passages;
import io.lotse.knowledge.Reading;
import io.lotse.model.ModelMessage;
import io.lotse.platform.Texts;

/** Reads on in a document that a search has found; page by page, so that it never floods the context. */
@ApplicationScoped
class GetFullDocument implements Tool<GetFullDocument.Arguments> {
  private static final int CHARACTERS_A_CALL = 8_000;

  /** Which document, and from which page on; from the first by default. */
  record Arguments(@NotNull UUID documentId, @Min(1) @Max(100_000) Integer fromPage) {}

  private final Passages passages;

  GetFullDocument() {
    this(null);
  }

  @Inject
  GetFullDocument(Passages passages) {
    this.passages = passages;
  }

  @Override
  public String name() {
    return "get_full_document";
  }

  @Override
  public Class<Arguments> arguments() {
    return Arguments.class;
  }

  @Override
  public Observation call(Arguments arguments, Finds finds) {
    int from = arguments.fromPage() == null ? 1 : arguments.fromPage();
    Optional<Reading> reading = passages.read(arguments.documentId(), from, CHARACTERS_A_CALL);
    return reading.map(read -> observed(read, from, finds))
        .orElseGet(() -> Observation.failed(Texts.plain("agent", "document.unknown")));
  }

  private static Observation observed(Reading read, int from, Finds finds) {
    List<ModelMessage.Passage> numbered = new ArrayList<>();
    StringBuilder content = new StringBuilder("document: ").append(read.title()).append("\npages: ").append(read
        .pages())
        .append("\nsections: ").append(String.join(" · ", read.sections())).append("\nlink: ").append(read.url())
        .append("\nnext_page: ").append(read.nextPage() == null ? "-" : read.nextPage()).append("\n\n");
    for (Passage passage : read.passages()) {
      numbered.add(PassageText.numbered(passage, finds));
      content.append(PassageText.of(numbered.get(numbered.size() - 1))).append("\n\n");
    }
    int to = read.nextPage() == null ? read.pages() : read.nextPage() - 1;
    return new Observation(true, content.toString().strip(),
        Texts.plain("agent", "document.read", read.title(), from, Math.max(from, to), read.pages()), numbered);
  }
}
