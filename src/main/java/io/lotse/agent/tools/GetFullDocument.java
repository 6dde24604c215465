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

import io.lotse.knowledge.search.Passage;
import io.lotse.knowledge.search.Passages;
import io.lotse.knowledge.search.Reading;
import io.lotse.model.ModelMessage;
import io.lotse.platform.Texts;

/** Reads on in a document that a search has found; a part at a time, so that it never floods the context. */
@ApplicationScoped
class GetFullDocument implements Tool<GetFullDocument.Arguments> {
  private static final int CHARACTERS_A_CALL = 8_000;
  private static final int CHARACTERS_OF_SECTIONS = 1_500;

  /** Which document, and from which page or chunk on; from the beginning by default. */
  record Arguments(@NotNull UUID documentId, @Min(1) @Max(100_000) Integer fromPage,
      @Min(0) @Max(10_000_000) Integer fromChunk) {
    /** A chunk is where an earlier part ended, which is more exact than a page. */
    Reading.Start start() {
      return fromChunk != null ? new Reading.Start(1, fromChunk)
          : new Reading.Start(fromPage == null ? 1 : fromPage, 0);
    }
  }

  /** The agent's texts, in the language of the moment. */
  interface Words {
    String of(String key, Object... values);
  }

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
  public Observation call(Arguments arguments, Situation situation) {
    Optional<Reading> reading = passages.read(arguments.documentId(), arguments.start(), CHARACTERS_A_CALL);
    String link = passages.url(arguments.documentId(), 1).map(Object::toString).orElse("");
    return reading.map(read -> observed(read, link, situation.finds(), (key, values) -> Texts.plain("agent", key,
        values)))
        .orElseGet(() -> Observation.failed(Texts.plain("agent", "document.unknown")));
  }

  /** @param link under which the document can be downloaded for a short while */
  static Observation observed(Reading read, String link, Finds finds, Words words) {
    if (read.passages().isEmpty()) {
      String nothing = words.of("document.end", read.title());
      return new Observation(true, nothing, nothing, List.of());
    }
    List<ModelMessage.Passage> numbered = new ArrayList<>();
    int from = read.passages().getFirst().pageNumber();
    int to = read.passages().getLast().pageTo();
    StringBuilder content = new StringBuilder(words.of("document.part", read.title(), from, to,
        read.pages(), sections(read), link)).append("\n\n");
    for (Passage passage : read.passages()) {
      numbered.add(PassageText.numbered(passage, finds));
      content.append(PassageText.of(numbered.getLast())).append("\n\n");
    }
    content.append(read.nextChunk() == null ? words.of("document.end", read.title())
        : words.of("document.next", read.nextChunk()));
    return new Observation(true, content.toString(),
        words.of("document.read", read.title(), from, to, read.pages()), numbered);
  }

  private static String sections(Reading read) {
    StringBuilder all = new StringBuilder();
    for (String section : read.sections()) {
      if (all.length() + section.length() > CHARACTERS_OF_SECTIONS) {
        return all.append("…").toString();
      }
      all.append(all.isEmpty() ? "" : " · ").append(section);
    }
    return all.toString();
  }
}
