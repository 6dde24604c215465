package io.lotse.knowledge.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import io.lotse.knowledge.ranking.Decision.Outcome;

/**
 * Chooses among ranked candidates what is worth showing: neighbours of one section become one passage, what says the
 * same as a better candidate is left out, and no document takes all places while others have something to say.
 */
final class Selection {
  /** Of a passage made of neighbours: more is more than a reader, or a prompt, wants of one place. */
  private static final int MOST_CHUNKS = 3;
  /** A document keeps to its share while another's candidate has at least so much of the score. */
  private static final double WORTHWHILE = 0.5;
  private static final double SHARE = 2.0 / 3;

  private final Map<UUID, ChunkText> texts;
  private final int topK;
  private final int mostOfDocument;
  private final Consumer<Decision> decisions;
  private final List<Growing> passages = new ArrayList<>();
  private final List<Candidate> postponed = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();

  private record Said(UUID chunkId, Shingles shingles) {}

  private static final class Growing {
    private final Candidate best;
    private final List<ChunkText> chunks = new ArrayList<>();

    private Growing(Candidate best, ChunkText chunk) {
      this.best = best;
      chunks.add(chunk);
    }

    /** Whether the chunk was its neighbour and is now part of it. */
    private boolean takes(ChunkText chunk) {
      if (chunks.size() == MOST_CHUNKS)
        return false;
      if (chunk.follows(chunks.getLast()))
        return chunks.add(chunk);
      if (!chunks.getFirst().follows(chunk))
        return false;
      chunks.addFirst(chunk);
      return true;
    }
  }

  /**
   * @param texts of the candidates; one without is left out
   * @param diverse whether several documents may answer
   * @param decisions hears what becomes of each candidate
   */
  Selection(Map<UUID, ChunkText> texts, int topK, boolean diverse, Consumer<Decision> decisions) {
    this.texts = texts;
    this.topK = topK;
    this.decisions = decisions;
    this.mostOfDocument = diverse ? Math.max(1, (int) Math.ceil(topK * SHARE)) : topK;
  }

  /** The passages, best first. */
  List<Choice> of(List<Candidate> ranked) {
    for (Candidate candidate : ranked)
      if (!texts.containsKey(candidate.chunkId()))
        decisions.accept(Decision.of(candidate, Outcome.GONE));
      else if (passages.size() < topK)
        consider(candidate, ranked);
      else
        decisions.accept(Decision.of(candidate, Outcome.BEYOND_TOP_K));
    for (Candidate candidate : postponed)
      if (passages.size() < topK)
        begin(candidate, Outcome.KEPT_AFTER_ALL);
      else
        decisions.accept(Decision.of(candidate, Outcome.DOCUMENT_SHARE));
    return passages.stream().sorted((a, b) -> Candidate.ORDER.compare(a.best, b.best))
        .map(each -> new Choice(each.best, each.chunks.stream().map(ChunkText::chunkId).toList())).toList();
  }

  private void consider(Candidate candidate, List<Candidate> ranked) {
    ChunkText text = text(candidate);
    Shingles shingles = Shingles.of(text.text());
    Optional<UUID> twin = said.stream().filter(each -> shingles.sayTheSameAs(each.shingles())).findFirst()
        .map(Said::chunkId);
    if (twin.isPresent()) {
      decisions.accept(Decision.because(candidate, Outcome.SAME_TEXT, twin.get()));
      return;
    }
    said.add(new Said(candidate.chunkId(), shingles));
    Optional<Growing> neighbour = passages.stream().filter(each -> each.takes(text)).findFirst();
    if (neighbour.isPresent()) {
      decisions.accept(Decision.because(candidate, Outcome.JOINED, neighbour.get().best.chunkId()));
      return;
    }
    if (hasItsShare(text.documentId()) && othersAreWorthwhile(candidate, ranked))
      postponed.add(candidate);
    else
      begin(candidate, Outcome.KEPT);
  }

  private void begin(Candidate candidate, Outcome outcome) {
    passages.add(new Growing(candidate, text(candidate)));
    decisions.accept(Decision.of(candidate, outcome));
  }

  private boolean hasItsShare(UUID document) {
    return passages.stream().filter(each -> each.best.documentId().equals(document)).count() >= mostOfDocument;
  }

  private boolean othersAreWorthwhile(Candidate candidate, List<Candidate> ranked) {
    return ranked.stream().anyMatch(other -> !other.documentId().equals(candidate.documentId())
        && texts.containsKey(other.chunkId()) && isOpen(other) && other.score() < candidate.score()
        && other.score() >= WORTHWHILE * candidate.score());
  }

  private boolean isOpen(Candidate other) {
    return passages.stream().noneMatch(each -> each.chunks.stream()
        .anyMatch(chunk -> chunk.chunkId().equals(other.chunkId())));
  }

  private ChunkText text(Candidate candidate) {
    return texts.get(candidate.chunkId());
  }

  /** By chunk id. */
  static Map<UUID, ChunkText> byChunk(List<ChunkText> texts) {
    Map<UUID, ChunkText> byChunk = new HashMap<>();
    texts.forEach(text -> byChunk.put(text.chunkId(), text));
    return byChunk;
  }
}
