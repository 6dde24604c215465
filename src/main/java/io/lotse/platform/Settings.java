package io.lotse.platform;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The values of all settings, read and checked once. Reading never fails: {@link #problems()} tells what is wrong, and
 * start-up ends there; until then a wrong value stands in as its default.
 */
@Offered("every room: to read its settings")
public final class Settings {
  private static volatile Settings current;

  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final Map<Setting, String> sources = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private Settings() {}

  /** The settings of this process. */
  public static Settings current() {
    Settings seen = current;
    if (seen == null) {
      Config config = ConfigProvider.getConfig();
      seen = read(name -> config.getOptionalValue(name, String.class).orElse(null));
      current = seen;
    }
    return seen;
  }

  /** Settings from any source of names and values; a value that is null or blank counts as not given. */
  public static Settings read(Function<String, String> source) {
    Settings settings = new Settings();
    for (Setting setting : Setting.values()) {
      settings.take(setting, source);
    }
    settings.deriveFromOlderNames(source);
    settings.warnOfMeaningless(source);
    settings.warnOfUnused();
    settings.warnOfUnsigned();
    settings.check();
    settings.checkObjectStore();
    return settings;
  }

  /** One sentence for each wrong value; empty when Lotse can start. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** One sentence for each thing that is odd but bearable. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  public boolean has(Setting setting) {
    return values.containsKey(setting);
  }

  /** The text of a setting that has a default or was given. */
  public String text(Setting setting) {
    return optional(setting).orElseThrow(() -> new IllegalStateException(setting + " is not set"));
  }

  public Optional<String> optional(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  public boolean flag(Setting setting) {
    return truth(text(setting));
  }

  public Duration duration(Setting setting) {
    return SettingRules.duration(text(setting));
  }

  public Optional<Double> optionalDecimal(Setting setting) {
    return optional(setting).map(Double::valueOf);
  }

  /** The allowed rate; empty = without limit. */
  public Optional<Rate> rate(Setting setting) {
    return Rate.parse(text(setting));
  }

  public List<String> list(Setting setting) {
    return optional(setting)
        .map(v -> Arrays.stream(v.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList()).orElse(List.of());
  }

  /** Whether an address (literal, IPv4 or IPv6) is in one of the networks of the setting; all are when it is not set. */
  public boolean admits(Setting networks, String address) {
    return list(networks).isEmpty()
        || list(networks).stream().map(Cidr::parse).anyMatch(network -> network.contains(address));
  }

  public Path directory(Setting setting) {
    return Path.of(text(setting)).toAbsolutePath().normalize();
  }

  /** What links to this installation start with, without a slash at the end. */
  public String publicUrl() {
    return optional(Setting.PUBLIC_URL).map(u -> u.replaceAll("/+$", ""))
        .orElse("http://localhost:" + text(Setting.PORT));
  }

  /** Where a value came from: its name as given, or {@code default}. */
  public String sourceOf(Setting setting) {
    return sources.getOrDefault(setting, "default");
  }

  /** The value as it may be shown: secrets masked, credentials within URLs too. */
  public String shown(Setting setting) {
    String value = values.get(setting);
    if (value == null) {
      return "";
    }
    if (setting.kind() == Setting.Kind.SECRET) {
      return "********";
    }
    return value.replaceAll("(?<=://)\\S*@", "****@").replaceAll("(://[^/@:]*):(?!\\d+([/,?]|$))[^/]*", "$1:****")
        .replaceAll("(?i)(password|secret|token|key)=[^&]*", "$1=****");
  }

  private void take(Setting setting, Function<String, String> source) {
    List<String> names = new ArrayList<>();
    names.add(setting.name());
    names.addAll(setting.olderNames());
    for (String name : names) {
      String value = given(name, source);
      if (value != null) {
        put(setting, value, name);
        return;
      }
    }
    if (setting.fallback() != null) {
      values.put(setting, setting.fallback());
    }
  }

  private String given(String name, Function<String, String> source) {
    String value = source.apply(name);
    if (value != null && !value.isBlank()) {
      return value;
    }
    String file = source.apply(name + "_FILE");
    if (file == null || file.isBlank()) {
      return null;
    }
    try {
      return Files.readString(Path.of(file.strip())).strip();
    } catch (IOException | RuntimeException unreadable) {
      problems.add(name + "_FILE names the file '" + file + "', which cannot be read.");
      return null;
    }
  }

  private void put(Setting setting, String value, String from) {
    // A prefix for embeddings ends in a space that matters.
    values.put(setting, setting.kind() == Setting.Kind.TEXT ? value : value.strip());
    sources.put(setting, from);
  }

  private void deriveFromOlderNames(Function<String, String> source) {
    String host = source.apply("POSTGRES_HOST");
    if (!has(Setting.DATABASE_URL) && host != null && !host.isBlank()) {
      String user = orElse(given("POSTGRES_USER", source), "postgres");
      String password = orElse(given("POSTGRES_PASSWORD", source), "");
      put(Setting.DATABASE_URL,
          "postgresql://" + encode(user) + ":" + encode(password) + "@" + host.strip() + ":"
              + orElse(source.apply("POSTGRES_PORT"), "5432") + "/" + orElse(source.apply("POSTGRES_DB"), "postgres"),
          "POSTGRES_HOST");
    }
    if (has(Setting.S3_ENDPOINT) && !text(Setting.S3_ENDPOINT).contains("://")) {
      put(Setting.S3_ENDPOINT, "http://" + text(Setting.S3_ENDPOINT), sourceOf(Setting.S3_ENDPOINT));
    }
    if (has(Setting.GOOGLE_API_KEY) && !has(Setting.OPENAI_API_KEY) && !has(Setting.OPENAI_BASE_URL)) {
      put(Setting.OPENAI_API_KEY, text(Setting.GOOGLE_API_KEY), "GOOGLE_API_KEY");
      put(Setting.OPENAI_BASE_URL, "https://generativelanguage.googleapis.com/v1beta/openai/", "GOOGLE_API_KEY");
      if (!has(Setting.OPENAI_CHAT_MODEL)) {
        put(Setting.OPENAI_CHAT_MODEL, "gemini-2.5-flash", "GOOGLE_API_KEY");
      }
    }
    if (!has(Setting.OPENAI_CHAT_MODEL)) {
      values.put(Setting.OPENAI_CHAT_MODEL, "gpt-4o");
    }
    deriveSes(source);
    if (has(Setting.RERANK_API_KEY) && !has(Setting.RERANK_BASE_URL)) {
      put(Setting.RERANK_BASE_URL, "https://api.cohere.com", sourceOf(Setting.RERANK_API_KEY));
    }
  }

  /** Amazon SES over SMTP, for those who have given its API's key and a sender, but no mail server. */
  private void deriveSes(Function<String, String> source) {
    String key = given("AWS_ACCESS_KEY_ID", source);
    String secret = given("AWS_SECRET_ACCESS_KEY", source);
    String region = given("AWS_REGION", source);
    if (!has(Setting.SMTP_HOST) && has(Setting.MAIL_FROM) && key != null && secret != null && region != null) {
      put(Setting.SMTP_HOST, "email-smtp." + region.strip() + ".amazonaws.com", "AWS_REGION");
      put(Setting.SMTP_USER, key, "AWS_ACCESS_KEY_ID");
      put(Setting.SMTP_PASSWORD, SesPassword.of(secret.strip(), region.strip()), "AWS_SECRET_ACCESS_KEY");
    }
  }

  private void warnOfUnused() {
    sources.keySet().stream().filter(setting -> !setting.used()).forEach(
        setting -> warnings.add(setting + " is given but has no effect in this version."));
  }

  private void warnOfUnsigned() {
    if (has(Setting.NOTIFY_WEBHOOK_URL) && !has(Setting.NOTIFY_WEBHOOK_SECRET)) {
      warnings.add("NOTIFY_WEBHOOK_URL is given without NOTIFY_WEBHOOK_SECRET: what is posted there is not signed.");
    }
  }

  private void warnOfMeaningless(Function<String, String> source) {
    Map<String, String> gone = Map.ofEntries(Map.entry("MONGODB_TIMEOUT",
        "put serverSelectionTimeoutMS into MONGODB_URL"),
        Map.entry("PINECONE_API_KEY", "use WEAVIATE_URL"), Map.entry("PINECONE_INDEX_NAME", "use WEAVIATE_URL"),
        Map.entry("PINECONE_ENVIRONMENT", "use WEAVIATE_URL"),
        Map.entry("CHROMA_PERSIST_DIRECTORY", "use DATA_DIRECTORY or WEAVIATE_URL"),
        Map.entry("JWT_SECRET", "use JWT_PRIVATE_KEY (tokens are signed with RSA)"),
        Map.entry("SQLADMIN_SECRET", "nothing: panel sessions live in the server"),
        Map.entry("WEBSOCKET_SERVER", "nothing: the client knows its host"),
        Map.entry("WEBSOCKET_PORT", "nothing: the client knows its port"),
        Map.entry("WEBSOCKET_PATH", "nothing: the path is /notify"), Map.entry("CACHE_TTL",
            "nothing: writes invalidate the cache"),
        Map.entry("HISTORY_LIMIT", "the parameter n of /mongodb/history"));
    gone.keySet().stream().sorted().filter(name -> !orElse(source.apply(name), "").isBlank())
        .forEach(name -> warnings.add(name + " has no meaning here; instead: " + gone.get(name) + "."));
  }

  private void check() {
    for (Setting setting : Setting.values()) {
      String value = values.get(setting);
      if (value == null) {
        continue;
      }
      String allowed = SettingRules.objection(setting, value);
      if (allowed != null) {
        problems.add(setting + "=" + shown(setting) + " is not usable: allowed is " + allowed + ".");
        values.remove(setting);
        if (setting.fallback() != null) {
          values.put(setting, setting.fallback());
        }
      }
    }
  }

  private void checkObjectStore() {
    if (has(Setting.S3_ENDPOINT) && has(Setting.S3_ACCESS_KEY) != has(Setting.S3_SECRET_KEY)) {
      problems.add("S3_ACCESS_KEY and S3_SECRET_KEY belong together: one of them is missing.");
    }
    if (!has(Setting.S3_ENDPOINT)) {
      sources.keySet().stream().filter(setting -> setting.name().startsWith("S3_")).map(sources::get)
          .forEach(name -> warnings.add(name + " has no effect without S3_ENDPOINT; files stay in DATA_DIRECTORY."));
    }
  }

  private static boolean truth(String value) {
    return List.of("true", "1", "yes", "on", "t").contains(value.toLowerCase(Locale.ROOT));
  }

  private static String orElse(String value, String fallback) {
    return value == null ? fallback : value;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
