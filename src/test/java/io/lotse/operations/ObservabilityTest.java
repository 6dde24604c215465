package io.lotse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** What is watched exists, and what exists is watched. */
class ObservabilityTest {
  private static final Path FOLDER = Path.of("server-config/observability");
  private static final Pattern METRIC = Pattern.compile("\\blotse_[a-z_]+");
  private static final Set<String> COOKIES = Set.of("lotse_oidc", "lotse_panel_language", "lotse_panel_zone");
  private static final Pattern MADE_BY_THE_FORMAT = Pattern.compile("_(total|bucket|sum|count)$");

  @Test
  void every_metric_of_the_dashboard_and_the_alert_rules_is_measured() throws IOException {
    Set<String> watched = metricsIn(FOLDER.resolve("dashboard.json"), FOLDER.resolve("alerts.yml"));
    assertThat(watched).hasSizeGreaterThan(30);
    assertThat(measured()).containsAll(watched);
  }

  @Test
  void every_metric_is_shown_on_the_dashboard() throws IOException {
    assertThat(metricsIn(FOLDER.resolve("dashboard.json"))).containsAll(measured());
  }

  @Test
  void every_metric_is_explained_to_those_who_operate() throws IOException {
    assertThat(metricsIn(Path.of("docs/operate/observability.md"))).containsAll(measured());
  }

  @Test
  void for_every_alert_there_is_a_runbook() throws IOException {
    JsonNode rules = new ObjectMapper(new YAMLFactory()).readTree(FOLDER.resolve("alerts.yml").toFile());
    List<String> alerts = rules.findValuesAsText("alert");
    assertThat(alerts).isNotEmpty();
    assertThat(Files.readString(Path.of("docs/operate/runbooks.md"))).contains(alerts.stream().map(
        alert -> "## " + alert).toList());
  }

  private static Set<String> metricsIn(Path... files) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : files) {
      METRIC.matcher(Files.readString(file)).results().map(MatchResult::group)
          .map(name -> MADE_BY_THE_FORMAT.matcher(name).replaceFirst("")).forEach(found::add);
    }
    return found;
  }

  /** The names that the code gives to its metrics, as literals. */
  private static Set<String> measured() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).flatMap(ObservabilityTest::literals)
          .filter(name -> !COOKIES.contains(name))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<String> literals(Path file) {
    try {
      return Pattern.compile("\"(lotse_[a-z_]+)\"").matcher(Files.readString(file)).results()
          .map(found -> found.group(1));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
