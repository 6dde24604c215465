package io.lotse.knowledge.ranking;

import static io.lotse.knowledge.index.Chunks.chunk;
import static io.lotse.knowledge.index.Chunks.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.lotse.knowledge.index.Chunks;
import io.lotse.knowledge.index.Filter;
import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.platform.Problem;

class RankingTest {
  private static final String PUMP = "Wie entlüfte ich die Pumpe?";

  @TempDir
  Path directory;
  private final TextAnalysis analysis = new TextAnalysis();
  private LuceneIndex index;

  @BeforeEach
  void open() {
    index = new LuceneIndex(directory, "fixed/2", analysis);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void nothing_indexed_gives_nothing(SearchMode mode) {
    assertThat(multilingual().search(query(PUMP).in(mode)).candidates()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void one_threshold_means_the_same_under_every_metric(Metric metric) {
    fill(chunk("59", "x").atDegrees(59), chunk("61", "x").atDegrees(61), chunk("120", "x").atDegrees(120));
    SearchQuery query = query(PUMP).in(SearchMode.VECTOR).by(metric);
    assertThat(found(multilingual(), query.above(0.5))).containsExactly(id("59"));
    assertThat(found(multilingual(), query)).as("the model's own threshold").containsExactly(id("59"));
    assertThat(found(multilingual(), query.above(0))).containsExactly(id("59"), id("61"), id("120"));
    List<Candidate> all = multilingual().search(query.above(0)).candidates();
    assertThat(all.get(0).normalizedScore()).isCloseTo(Math.cos(Math.toRadians(59)), within(1e-5));
    assertThat(all.get(2).normalizedScore()).isZero();
  }

  @Test
  void the_raw_vector_score_is_that_of_the_metric() {
    fill(chunk("60", "x").atDegrees(60));
    SearchQuery query = query(PUMP).in(SearchMode.VECTOR).above(0);
    assertThat(first(query.by(Metric.COSINE)).scores().vector()).isCloseTo(0.5, within(1e-5));
    assertThat(first(query.by(Metric.EUCLIDEAN)).scores().vector()).as("squared distance").isCloseTo(1, within(1e-5));
  }

  @Test
  void in_a_hybrid_search_keyword_hits_pass_the_threshold_and_mere_neighbours_do_not() {
    fill(chunk("words", "Die Pumpe entlüften").atDegrees(80), chunk("neighbour", "Luft ablassen").atDegrees(70),
        chunk("near", "Luft ablassen").atDegrees(10));
    assertThat(found(multilingual(), query(PUMP))).containsExactlyInAnyOrder(id("words"), id("near"));
    assertThat(found(multilingual(), query(PUMP).above(0))).contains(id("neighbour"));
  }

  @Test
  void filters_hold_in_every_mode() {
    fill(chunk("a", "Pumpe entlüften").about("X1", "service").atDegrees(0),
        chunk("b", "Pumpe entlüften").about("X2", "user").of("other").in("en").atDegrees(0));
    for (SearchMode mode : SearchMode.values())
      for (Filter filter : List.of(Filter.product("X1"), Filter.tag("service"), Filter.language("de"),
          Filter.documents(Set.of(id("manual")))))
        assertThat(found(multilingual(), query(PUMP).in(mode).within(filter))).containsExactly(id("a"));
  }

  @Test
  void an_identifier_of_the_question_outweighs_likeness() {
    fill(chunk("other", "Fehler Pumpe Anzeige am Gerät löschen E-032").atDegrees(0),
        chunk("named", "E-031: Ventil klemmt, siehe Anhang für alle Angaben zu Druck und Temperatur.").atDegrees(45));
    FixedEmbeddings model = new FixedEmbeddings("*");
    for (String spelling : List.of("E031", "e-031", "E 031")) {
      String question = "Fehler " + spelling + " an der Pumpe löschen";
      model.place(question, 0);
      assertThat(found(ranking(model), query(question)).get(0)).as(spelling).isEqualTo(id("named"));
    }
  }

  @Test
  void titles_and_section_paths_are_found_and_count() {
    fill(chunk("a", "Das Ventil öffnen und warten.").titled("Handbuch", "Wartung > Entlüften"),
        chunk("b", "Das Ventil öffnen und warten.").titled("Handbuch", "Transport"));
    assertThat(keywords("Wie wird das Ventil entlüftet?")).first().isEqualTo(id("a"));
  }

  @Test
  void umlauts_inflection_and_compounds_find_the_passage() {
    fill(chunk("a", "Die Überspannungsschutzgeräte prüfen"), chunk("b", "Der Ölfilter wird gewechselt"));
    for (String question : List.of("ueberspannungsschutzgeraet", "Überspannungsschutzgeräten", "Überspannung"))
      assertThat(keywords(question)).as(question).first().isEqualTo(id("a"));
    assertThat(keywords("Oelfilter")).containsExactly(id("b"));
    assertThat(keywords("Filter")).containsExactly(id("b"));
  }

  @Test
  void a_typing_error_is_forgiven_only_where_the_word_does_not_exist() {
    fill(chunk("a", "Den Wechselrichter abschalten"), chunk("b", "Die Lampe"), chunk("c", "Die Rampe"));
    assertThat(keywords("Weckselrichter")).containsExactly(id("a"));
    assertThat(keywords("Lampe")).containsExactly(id("b"));
  }

  @Test
  void vectors_count_little_in_a_language_that_the_model_does_not_know() {
    fill(chunk("words", "Die Pumpe entlüften").atDegrees(50), chunk("near", "Pumpe").atDegrees(0));
    assertThat(found(ranking(new FixedEmbeddings("en").place(PUMP, 0)), query(PUMP)).get(0)).isEqualTo(id("words"));
    Candidate near = multilingual().search(query(PUMP)).candidates().stream()
        .filter(candidate -> candidate.chunkId().equals(id("near"))).findFirst().orElseThrow();
    Candidate nearToEnglish = ranking(new FixedEmbeddings("en").place(PUMP, 0)).search(query(PUMP)).candidates()
        .stream()
        .filter(candidate -> candidate.chunkId().equals(id("near"))).findFirst().orElseThrow();
    assertThat(nearToEnglish.score()).isLessThan(near.score());
  }

  @Test
  void keywords_count_little_where_question_and_chunk_share_no_language() {
    String question = "What does the word Pumpe stand for here?";
    fill(chunk("words", "Pumpe Pumpe Pumpe"), chunk("near", "Luft ablassen").atDegrees(0));
    Ranking ranking = ranking(new FixedEmbeddings("*").place(question, 0));
    assertThat(found(ranking, query(question))).containsExactly(id("near"), id("words"));
  }

  @Test
  void the_same_question_always_gives_the_same_order() {
    fill(Stream.iterate(0, i -> i + 1).limit(40).map(i -> chunk("c" + i, "Pumpe entlüften").atDegrees(5))
        .toArray(Chunks[]::new));
    List<UUID> first = found(multilingual(), query(PUMP).in(SearchMode.KEYWORD));
    assertThat(first).isSorted();
    index.close();
    directory = directory.resolve("again");
    open();
    fill(Stream.iterate(39, i -> i - 1).limit(40).map(i -> chunk("c" + i, "Pumpe entlüften").atDegrees(5))
        .toArray(Chunks[]::new));
    assertThat(found(multilingual(), query(PUMP).in(SearchMode.KEYWORD))).isEqualTo(first);
  }

  @Test
  void no_more_than_asked_for_are_returned_and_few_fetched_are_raised() {
    fill(Stream.iterate(0, i -> i + 1).limit(40).map(i -> chunk("c" + i, "Pumpe").atDegrees(i)).toArray(Chunks[]::new));
    assertThat(found(multilingual(), SearchQuery.of(PUMP, 30, 1))).hasSize(30);
    assertThat(found(multilingual(), SearchQuery.of(PUMP, 3, 50))).hasSize(3);
  }

  @Test
  void coverage_tells_an_answer_from_a_passage_that_merely_came_first() {
    fill(chunk("answer", "Zum Entlüften der Pumpe das Ventil öffnen"), chunk("other", "Die Pumpe transportieren"),
        chunk("far", "Garantie und Versand"));
    List<Candidate> candidates = keyword().search(query(PUMP).in(SearchMode.KEYWORD)).candidates();
    assertThat(candidates.get(0).coverage()).isEqualTo(1);
    assertThat(candidates.get(1).coverage()).isBetween(0.1, 0.5);
    assertThat(keyword().search(query("Wann kommt die Pumpe nach Lissabon, mit welchem Frachtschiff?")
        .in(SearchMode.KEYWORD)).candidates().get(0).coverage()).isLessThan(0.35);
  }

  @Test
  void a_chunk_without_the_identifier_asked_for_covers_little() {
    fill(chunk("named", "Fehler E-031 an der Pumpe: Ventil öffnen").titled("X3-Hybrid-G4", ""),
        chunk("other", "Fehler E-032 an der Pumpe: Ventil schließen").titled("X3-Hybrid-G4", ""));
    assertThat(coverage("Fehler E-031 an der Pumpe", "named")).isEqualTo(1);
    assertThat(coverage("Fehler E-031 an der Pumpe", "other")).isLessThanOrEqualTo(0.2);
    assertThat(coverage("Fehler E-031 beim X3-Hybrid-G4", "named")).isEqualTo(1);
    assertThat(coverage("Fehler E-031 beim X3-Hybrid-G4", "other")).isLessThanOrEqualTo(0.5);
    assertThat(coverage("Fehler E-999 an der Pumpe des X3-Hybrid-G4", "named")).isLessThanOrEqualTo(0.2);
  }

  @Test
  void a_hybrid_search_whose_question_cannot_be_embedded_goes_on_with_words_and_says_so() {
    fill(chunk("a", "Die Pumpe entlüften").atDegrees(0));
    Ranking away = ranking(new FixedEmbeddings("*"));
    assertThat(away.search(query(PUMP)).mode()).isEqualTo(SearchMode.KEYWORD);
    assertThat(found(away, query(PUMP))).containsExactly(id("a"));
    assertThatThrownBy(() -> away.search(query(PUMP).in(SearchMode.VECTOR))).isInstanceOf(Problem.class);
    assertThat(keyword().search(query(PUMP)).mode()).isEqualTo(SearchMode.KEYWORD);
  }

  @Test
  void odd_questions_are_answered_with_what_there_is() {
    fill(chunk("a", "Die Pumpe entlüften").atDegrees(0));
    for (String odd : List.of("🙂🙂", "?", " ", "\u0000", "\"AND( OR *:* ^", "a".repeat(2000),
        "Pumpe ".repeat(400).substring(0, 2000), "E-031 ".repeat(333)))
      for (SearchMode mode : SearchMode.values())
        assertThat(ranking(new FixedEmbeddings("*").place(odd, 0)).search(query(odd).in(mode)).candidates())
            .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void normalized_scores_lie_between_nought_and_one_and_fall() {
    fill(Stream.iterate(0, i -> i + 1).limit(30).map(i -> chunk("c" + i, "Pumpe ".repeat(i + 1) + "E-031 entlüften")
        .atDegrees(i * 3)).toArray(Chunks[]::new));
    for (SearchMode mode : SearchMode.values())
      assertThat(multilingual().search(query(PUMP).in(mode)).candidates()).extracting(Candidate::normalizedScore)
          .allMatch(score -> score >= 0 && score <= 1).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  private double coverage(String question, String chunk) {
    return keyword().search(query(question).in(SearchMode.KEYWORD)).candidates().stream()
        .filter(candidate -> candidate.chunkId().equals(id(chunk))).findFirst().orElseThrow().coverage();
  }

  private void fill(Chunks... chunks) {
    index.upsert(Stream.of(chunks).map(Chunks::build).toList());
    index.refresh();
  }

  private static SearchQuery query(String text) {
    return SearchQuery.of(text, 10, 50);
  }

  private Ranking multilingual() {
    return ranking(new FixedEmbeddings("*").place(PUMP, 0));
  }

  private Ranking keyword() {
    return new Ranking(index, analysis, Optional.empty());
  }

  private Ranking ranking(FixedEmbeddings model) {
    return new Ranking(index, analysis, Optional.of(model));
  }

  private Candidate first(SearchQuery query) {
    return multilingual().search(query).candidates().get(0);
  }

  private List<UUID> keywords(String question) {
    return found(keyword(), query(question).in(SearchMode.KEYWORD));
  }

  private static List<UUID> found(Ranking ranking, SearchQuery query) {
    return ranking.search(query).candidates().stream().map(Candidate::chunkId).toList();
  }
}
