package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir
  private Path folder;

  @Test
  void with_nothing_given_all_defaults_are_fine() {
    Settings settings = Settings.read(name -> null);

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.warnings()).isEmpty();
    assertThat(settings.number(Setting.PORT)).isEqualTo(7860);
    assertThat(settings.has(Setting.DATABASE_URL)).isFalse();
    assertThat(settings.sourceOf(Setting.PORT)).isEqualTo("default");
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:7860");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      PORT                | 70000           | a whole number from 1 to 65535
      DATABASE_POOL_SIZE  | 1               | a whole number from 2 to 200
      DATABASE_POOL_SIZE  | many            | a whole number from 2 to 200
      DEBUG               | perhaps         | true or false
      LOG_FORMAT          | xml             | one of text, json
      OPENAI_BASE_URL     | localhost:11434 | an http or https URL
      OPENAI_IDLE_TIMEOUT | 30              | a duration such as 500ms, 30s, 5m, 24h or 30d
      RATE_LIMIT_CHAT     | 10 per minute   | a rate such as 10/minute (second, minute, hour, day), or off
      RATE_LIMIT_CHAT     | 0/minute        | a rate such as 10/minute (second, minute, hour, day), or off
      CORS_ALLOWED_ORIGINS | *               | a list of origins such as https://help.example.org,http://localhost:3000, without a path or a wildcard
      CORS_ALLOWED_ORIGINS | https://a.example/, null | a list of origins such as https://help.example.org,http://localhost:3000, without a path or a wildcard
      TRUSTED_PROXIES     | 10.0.0.0/99     | a list of addresses or networks such as 10.0.0.0/8,::1
      BOT_TIME_ZONE       | Saigon Time     | a time zone such as Europe/Berlin
      MODEL_PRICE_INPUT   | -1              | a number that is not negative
      MONGODB_URL         | localhost:27017 | a connection string that starts with mongodb:// or mongodb+srv://
      DATABASE_URL        | mysql://h/db    | postgresql://user:password@host:port/database
      RETRIEVAL_DEFAULT_SIMILARITY_THRESHOLD | 75 | a number from 0.0 to 1.0
      """)
  void a_wrong_value_is_told_with_its_key_and_what_is_allowed(Setting setting, String value, String allowed) {
    Settings settings = given(setting.name(), value);

    assertThat(settings.problems())
        .containsExactly(setting + "=" + value + " is not usable: allowed is " + allowed + ".");
    assertThat(settings.optional(setting)).isEqualTo(java.util.Optional.ofNullable(setting.fallback()));
  }

  @Test
  void all_wrong_values_are_told_at_once() {
    assertThat(given("PORT", "http", "DEBUG", "maybe").problems()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"MONGODB_URI, MONGODB_URL, mongodb://db:27017/", "DB_NAME, MONGODB_DATABASE, Telegram",
      "COLLECTION_NAME, MONGODB_SESSION_COLLECTION, sessions", "COHERE_API_KEY, RERANK_API_KEY, abc",
      "PINECONE_DEFAULT_TOP_K, RETRIEVAL_DEFAULT_TOP_K, 3", "PINECONE_DEFAULT_LIMIT_K, RETRIEVAL_DEFAULT_LIMIT_K, 10",
      "MINIO_ACCESS_KEY, S3_ACCESS_KEY, abc", "SES_FROM_EMAIL, MAIL_FROM, hilfe@example.org",
      "AIVEN_DB_URL, DATABASE_URL, postgres://u:p@pg.example.org:21699/defaultdb?sslmode=require"})
  void older_names_are_accepted(String older, Setting setting, String value) {
    Settings settings = given(older, value);

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.text(setting)).isEqualTo(value);
    assertThat(settings.sourceOf(setting)).isEqualTo(older);
  }

  @Test
  void the_name_of_today_wins_over_an_older_one() {
    assertThat(given("DB_NAME", "old", "MONGODB_DATABASE", "new").text(Setting.MONGODB_DATABASE)).isEqualTo("new");
  }

  @Test
  void the_database_url_is_put_together_from_its_older_parts() {
    Settings settings = given("POSTGRES_HOST", "pg", "POSTGRES_USER", "lotse", "POSTGRES_PASSWORD", "a b/c@d",
        "POSTGRES_DB", "support");

    assertThat(settings.problems()).isEmpty();
    assertThat(DatabaseUrl.parse(settings.text(Setting.DATABASE_URL)))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://pg:5432/support", "lotse", "a b/c@d"));
  }

  @Test
  void the_older_password_may_lie_in_a_file_too() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "geheim\n");

    Settings settings = given("POSTGRES_HOST", "pg", "POSTGRES_PASSWORD_FILE", file.toString());

    assertThat(DatabaseUrl.parse(settings.text(Setting.DATABASE_URL)).password()).isEqualTo("geheim");
  }

  @Test
  void an_older_object_storage_endpoint_may_lack_its_scheme() {
    assertThat(given("MINIO_ENDPOINT", "minio:9000").text(Setting.S3_ENDPOINT)).isEqualTo("http://minio:9000");
  }

  @Test
  void a_google_key_alone_means_gemini() {
    Settings settings = given("GOOGLE_API_KEY", "abc");

    assertThat(settings.text(Setting.OPENAI_API_KEY)).isEqualTo("abc");
    assertThat(settings.text(Setting.OPENAI_BASE_URL))
        .isEqualTo("https://generativelanguage.googleapis.com/v1beta/openai/");
    assertThat(settings.text(Setting.OPENAI_CHAT_MODEL)).isEqualTo("gemini-2.5-flash");
  }

  @Test
  void a_google_key_beside_another_endpoint_means_nothing() {
    Settings settings = given("GOOGLE_API_KEY", "abc", "OPENAI_API_KEY", "sk-1");

    assertThat(settings.text(Setting.OPENAI_API_KEY)).isEqualTo("sk-1");
    assertThat(settings.has(Setting.OPENAI_BASE_URL)).isFalse();
    assertThat(settings.text(Setting.OPENAI_CHAT_MODEL)).isEqualTo("gpt-4o");
  }

  @Test
  void a_rerank_key_alone_means_cohere() {
    assertThat(given("COHERE_API_KEY", "abc").text(Setting.RERANK_BASE_URL)).isEqualTo("https://api.cohere.com");
  }

  @Test
  void a_secret_is_never_shown() {
    Settings settings = given("OPENAI_API_KEY", "sk-geheim", "DATABASE_URL", "postgresql://lotse:geheim@db/lotse",
        "MONGODB_URL", "mongodb+srv://lotse:geheim@cluster.example.org/?retryWrites=true");

    assertThat(settings.shown(Setting.OPENAI_API_KEY)).isEqualTo("********");
    assertThat(settings.shown(Setting.DATABASE_URL)).isEqualTo("postgresql://****@db/lotse");
    assertThat(settings.shown(Setting.MONGODB_URL)).isEqualTo(
        "mongodb+srv://****@cluster.example.org/?retryWrites=true");
    assertThat(given("MONGODB_URL", "mongodb://a:27017,b:27017/").shown(Setting.MONGODB_URL))
        .isEqualTo("mongodb://a:27017,b:27017/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql://lotse:geheim", "postgresql://lotse:x@geheim@db/", "mysql://u:x/geheim@db/lotse",
      "jdbc:postgresql://db?user=lotse&password=geheim"})
  void a_wrong_value_does_not_give_its_secret_away(String url) {
    String sentence = given("DATABASE_URL", url).problems().toString();

    assertThat(sentence).contains("DATABASE_URL=").doesNotContain("geheim");
  }

  @Test
  void any_value_may_lie_in_a_file() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "sk-geheim\n");

    assertThat(given("OPENAI_API_KEY_FILE", file.toString()).text(Setting.OPENAI_API_KEY)).isEqualTo("sk-geheim");
  }

  @Test
  void a_file_that_cannot_be_read_is_told() {
    assertThat(given("OPENAI_API_KEY_FILE", folder.resolve("none").toString()).problems()).singleElement().asString()
        .startsWith("OPENAI_API_KEY_FILE names the file '").endsWith("none', which cannot be read.");
  }

  @Test
  void a_blank_value_counts_as_not_given() {
    assertThat(given("DATABASE_POOL_SIZE", " ").number(Setting.DATABASE_POOL_SIZE)).isEqualTo(20);
  }

  @Test
  void the_space_at_the_end_of_a_prefix_is_kept() {
    assertThat(given("EMBEDDING_QUERY_PREFIX", "query: ").text(Setting.EMBEDDING_QUERY_PREFIX)).isEqualTo("query: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT_SECRET", "PINECONE_API_KEY", "PINECONE_INDEX_NAME", "PINECONE_ENVIRONMENT",
      "CHROMA_PERSIST_DIRECTORY", "MONGODB_TIMEOUT", "SQLADMIN_SECRET", "WEBSOCKET_SERVER", "WEBSOCKET_PORT",
      "WEBSOCKET_PATH"})
  void a_variable_that_means_nothing_any_more_is_warned_of(String name) {
    Settings settings = given(name, "geheim");

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.warnings()).singleElement().asString().startsWith(name + " has no meaning here; instead: ")
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "24h, PT24H", "30d, PT720H", "0s, PT0S"})
  void durations_take_a_unit(String text, Duration duration) {
    assertThat(given("CHAT_RECONNECT_GRACE", text).duration(Setting.CHAT_RECONNECT_GRACE)).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"10/minute, 10, PT1M", "5 / second, 5, PT1S", "300/HOUR, 300, PT1H", "1/day, 1, PT24H"})
  void rates_take_a_window(String text, int calls, Duration window) {
    assertThat(given("RATE_LIMIT_CHAT", text).rate(Setting.RATE_LIMIT_CHAT)).contains(new Rate(calls, window));
  }

  @Test
  void a_rate_may_be_off() {
    assertThat(given("RATE_LIMIT_CHAT", "off").rate(Setting.RATE_LIMIT_CHAT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "YES, true", "on, true", "1, true", "False, false", "no, false", "off, false", "0, false"})
  void a_switch_may_be_written_in_many_ways(String text, boolean on) {
    assertThat(given("DEBUG", text).flag(Setting.DEBUG)).isEqualTo(on);
  }

  @Test
  void lists_are_separated_by_commas() {
    assertThat(given("EMBEDDING_LANGUAGES", "de, en ,,vi").list(Setting.EMBEDDING_LANGUAGES))
        .containsExactly("de", "en", "vi");
  }

  @Test
  void the_public_url_has_no_slash_at_its_end() {
    assertThat(given("PUBLIC_URL", "https://hilfe.example.org/").publicUrl()).isEqualTo("https://hilfe.example.org");
  }

  private static Settings given(String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Settings.read(values::get);
  }

  @Test
  void a_setting_without_effect_is_told_at_start_when_it_is_given() {
    Map<String, String> given = Map.of("DATABASE_POOL_SIZE", "10", "ASSISTANT_NAME", "Ada");

    assertThat(Settings.read(given::get).warnings()).containsExactly(
        "DATABASE_POOL_SIZE is given but has no effect in this version.");
  }

  @Test
  void keys_of_the_object_store_come_in_pairs() {
    assertThat(given("S3_ENDPOINT", "http://minio:9000", "S3_ACCESS_KEY", "lotse").problems()).singleElement()
        .asString().contains("S3_SECRET_KEY");
    assertThat(given("S3_ENDPOINT", "http://minio:9000").problems()).isEmpty();
  }

  @Test
  void what_is_said_of_an_object_store_without_naming_one_is_told() {
    assertThat(given("MINIO_ACCESS_KEY", "lotse").warnings()).singleElement().asString().contains("MINIO_ACCESS_KEY",
        "S3_ENDPOINT");
  }

  @Test
  void a_bucket_must_have_a_name_that_s3_takes() {
    assertThat(given("S3_BUCKET", "Manuals_2", "S3_ENDPOINT", "http://minio:9000").problems()).singleElement()
        .asString().contains("S3_BUCKET=Manuals_2", "lower-case");
  }

  @Test
  void phrases_without_a_language_and_a_broken_webhook_secret_are_told() {
    assertThat(given("NOTIFY_SORRY_PHRASES", "I'm sorry").problems()).singleElement().asString().contains(
        "NOTIFY_SORRY_PHRASES", "en: I'm sorry; Sorry | de: Tut mir leid, or off");
    assertThat(given("NOTIFY_WEBHOOK_SECRET", "whsec_%%%").problems()).singleElement().asString()
        .contains("whsec_ and Base64").doesNotContain("%%%");
  }

  @Test
  void a_webhook_without_a_secret_is_warned_of() {
    assertThat(given("NOTIFY_WEBHOOK_URL", "https://desk.example/hook").warnings()).singleElement().asString()
        .contains("not signed");
  }

  @Test
  void what_is_said_to_be_used_is_used_and_nothing_else() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java"))
          .filter(each -> !each.getFileName().toString().equals("Setting.java")).toList()) {
        code.append(Files.readString(file));
      }
    }
    Set<Setting> readByLaunchers = Set.of(Setting.BIND_ADDRESS);
    for (Setting setting : Setting.values()) {
      boolean read = code.indexOf("Setting." + setting.name() + ")") >= 0 || code.indexOf("Setting." + setting.name()
          + ",") >= 0
          || code.indexOf("Setting." + setting.name() + ";") >= 0;
      assertThat(setting.used()).as(setting.name())
          .isEqualTo(readByLaunchers.contains(setting) || read);
    }
  }
}
