package io.lotse.manuals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo manuals are what the demo and the evaluation take them for. */
class ManualsTest {
  private static final Path SOURCES = Path.of("src", "test", "manuals");
  private static final Pattern CODE_IN_FIRST_CELL = Pattern.compile("(?m)^\\| ([FBW]-\\d{2,3}) \\|");
  private static final Pattern CODE = Pattern.compile("\\b[FBW]-\\d{2,3}\\b");

  @TempDir
  static Path folder;
  private static List<ManualSource> sources;
  private static final Map<String, PrintedManual> printed = new HashMap<>();

  @BeforeAll
  static void press() throws IOException {
    sources = ManualSource.all(SOURCES);
    for (Path pdf : new ManualPress(SOURCES, folder).press()) {
      printed.put(pdf.getFileName().toString(), PrintedManual.open(pdf));
    }
  }

  @Test
  void there_are_three_german_manuals_of_fifteen_printed_pages_or_more_and_a_short_english_guide() {
    assertThat(german()).hasSize(3).allSatisfy(manual -> assertThat(manual.printedPages()).isGreaterThanOrEqualTo(15));
    assertThat(printed.values()).filteredOn(manual -> manual.language().equals("en")).singleElement()
        .satisfies(guide -> assertThat(guide.printedPages()).isBetween(3L, 6L));
  }

  @Test
  void every_pdf_carries_its_title_and_language() {
    assertThat(sources).allSatisfy(source -> {
      assertThat(printed.get(source.file()).title()).isEqualTo(source.get("title"));
      assertThat(printed.get(source.file()).language()).isEqualTo(source.language());
    });
  }

  @Test
  void the_front_pages_are_labelled_in_roman_numerals_and_the_body_starts_at_one() {
    assertThat(printed.values()).allSatisfy(manual -> {
      int first = manual.labels().indexOf("1");
      assertThat(manual.labels()).startsWith("i", "ii");
      assertThat(manual.outline().getFirst().page()).isEqualTo(first + 1);
      assertThat(manual.pages().get(first)).contains(manual.outline().getFirst().title());
    });
  }

  @Test
  void the_printed_page_number_is_the_page_label() {
    for (ManualSource source : sources) {
      PrintedManual manual = printed.get(source.file());
      for (int page = manual.labels().indexOf("1"); page < manual.pages().size(); page++) {
        assertThat(manual.pages().get(page)).contains(source.get("footer") + " " + manual.labels().get(page));
      }
    }
  }

  @Test
  void every_item_of_the_outline_leads_to_the_page_that_carries_its_heading() {
    assertThat(printed.values()).allSatisfy(manual -> assertThat(manual.outline()).allSatisfy(entry -> {
      assertThat(manual.says(entry.page(), entry.title())).as(entry.title()).isTrue();
      assertThat(entry.y()).isBetween(60, 800);
    }));
    assertThat(german()).allSatisfy(
        manual -> assertThat(manual.outline()).extracting(PrintedManual.Entry::level).contains(1, 2, 3));
  }

  @Test
  void every_error_code_stands_in_exactly_one_table_of_one_manual() throws IOException {
    Map<String, List<String>> places = new TreeMap<>();
    for (ManualSource source : sources) {
      CODE_IN_FIRST_CELL.matcher(source.markdown()).results().map(code -> code.group(1))
          .forEach(code -> places.computeIfAbsent(code, unused -> new ArrayList<>()).add(source.file()));
    }
    assertThat(places).hasSizeBetween(3 * 15, 3 * 30);
    assertThat(places).allSatisfy((code, manuals) -> assertThat(manuals).as(code).hasSize(1));
    for (PrintedManual manual : printed.values()) {
      List<String> mentioned = CODE.matcher(String.join(" ", manual.pages())).results().map(MatchResult::group)
          .toList();
      assertThat(mentioned).allSatisfy(code -> assertThat(printed.get(places.get(code).getFirst())).isEqualTo(manual));
    }
  }

  @Test
  void words_are_parted_at_line_ends() {
    assertThat(Hyphens.soften("Wechselrichtergehäuse")).isEqualTo(
        "Wech\u00ADsel\u00ADrich\u00ADter\u00ADge\u00ADhäuse");
    assertThat(Hyphens.soften("Anschlussabdeckung")).contains("schluss\u00ADab");
    assertThat(Hyphens.soften("Einstellung der Leistung")).isEqualTo("Ein\u00ADstel\u00ADlung der Leistung");
    assertThat(Hyphens.soften("Strang\u00ADspannung")).isEqualTo("Strang\u00ADspannung");
  }

  @Test
  void the_same_sources_give_the_same_bytes(@TempDir Path again) throws IOException {
    for (Path pdf : new ManualPress(SOURCES, again).press()) {
      assertThat(pdf).hasSameBinaryContentAs(folder.resolve(pdf.getFileName()));
    }
  }

  @Test
  void what_is_up_to_date_is_not_pressed_again(@TempDir Path output) throws Exception {
    ManualPress.main(new String[]{output.toString(), SOURCES.toString()});
    Path guide = output.resolve("quick-guide-sh-g2.pdf");
    Files.writeString(guide, "kept");

    ManualPress.main(new String[]{output.toString(), SOURCES.toString()});

    assertThat(guide).hasContent("kept");
  }

  @Test
  void every_answer_stands_on_the_page_and_in_the_section_its_question_names() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (Question question : Question.all()) {
      if (question.answerable()) {
        PrintedManual manual = printed.get(question.document());
        int[] pages = manual.span(question.section());
        softly.assertThat(question.page()).as(question.id()).isBetween(pages[0], pages[1]);
        softly.assertThat(manual.says(question.page(), question.answer())).as(question.toString()).isTrue();
      }
    }
    softly.assertAll();
  }

  @Test
  void the_questions_are_distinct_and_cover_every_category() throws IOException {
    List<Question> questions = Question.all();
    assertThat(questions).hasSizeGreaterThanOrEqualTo(60);
    assertThat(questions).extracting(Question::id).doesNotHaveDuplicates();
    assertThat(questions).extracting(Question::question).doesNotHaveDuplicates();
    assertThat(questions).extracting(Question::category).containsAll(EnumSet.allOf(Question.Category.class));
    assertThat(questions).filteredOn(question -> !question.answerable())
        .allSatisfy(question -> assertThat(question.document()).isNull());
  }

  private static List<PrintedManual> german() {
    return printed.values().stream().filter(manual -> manual.language().equals("de")).toList();
  }
}
