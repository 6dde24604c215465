package io.lotse.teaching;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.chat.Ungrounded;
import io.lotse.knowledge.search.Passage;
import io.lotse.knowledge.search.PassageQuery;
import io.lotse.knowledge.search.Passages;
import io.lotse.platform.Offered;

/** Proposes what might be written to fill a gap: what a human has said, else what comes nearest in the library. */
@Offered("admin: to begin an entry with")
@ApplicationScoped
public class GapDrafts {
  private static final int PASSAGES = 3;
  private static final int LONGEST_QUESTION = 1000;
  private static final int LONGEST_ANSWER = 20_000;
  private final Gaps gaps;
  private final Ungrounded ungrounded;
  private final Passages passages;

  GapDrafts() {
    this(null, null, null);
  }

  @Inject
  GapDrafts(Gaps gaps, Ungrounded ungrounded, Passages passages) {
    this.gaps = gaps;
    this.ungrounded = ungrounded;
    this.passages = passages;
  }

  public GapDraft of(UUID gap) {
    Gap.Whole whole = gaps.read(gap);
    Optional<String> human = whole.asked().stream().map(each -> ungrounded.humanReply(each.answerId()))
        .flatMap(Optional::stream).findFirst();
    return human.map(said -> draft(whole.gap().question(), said, "human"))
        .orElseGet(() -> fromPassages(whole.gap().question()));
  }

  /** For a question that is no gap yet, such as one of the inbox. */
  public GapDraft of(String question, String humanReply) {
    return humanReply == null || humanReply.isBlank() ? fromPassages(question) : draft(question, humanReply, "human");
  }

  private GapDraft fromPassages(String question) {
    List<Passage> found = passages.find(PassageQuery.of(cut(question, LONGEST_QUESTION))).passages();
    String nearest = found.stream().limit(PASSAGES).map(GapDrafts::quoted).collect(Collectors.joining("\n\n"));
    return draft(question, nearest, nearest.isEmpty() ? "none" : "passages");
  }

  private static String quoted(Passage passage) {
    return "> " + passage.text().strip().replace("\n", "\n> ") + "\n> — " + passage.title()
        + (passage.pageLabel() == null || passage.pageLabel().isBlank() ? "" : ", " + passage.pageLabel());
  }

  private GapDraft draft(String question, String answer, String origin) {
    return new GapDraft(cut(question, LONGEST_QUESTION), cut(answer, LONGEST_ANSWER), passages.languageOf(question),
        origin);
  }

  /** At most so many UTF-16 units, and no half of a character, which no store takes. */
  static String cut(String text, int longest) {
    String line = text.strip();
    if (line.length() <= longest) {
      return line;
    }
    return line.substring(0, Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest);
  }
}
