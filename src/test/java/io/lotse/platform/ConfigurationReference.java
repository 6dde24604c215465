package io.lotse.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configuration reference, written from the enum of all settings. */
final class ConfigurationReference {
  private static final List<String> MEANINGLESS = List.of("CACHE_TTL", "CHROMA_PERSIST_DIRECTORY", "HISTORY_LIMIT",
      "JWT_SECRET", "MONGODB_TIMEOUT", "PINECONE_API_KEY", "PINECONE_ENVIRONMENT", "PINECONE_INDEX_NAME",
      "SQLADMIN_SECRET", "WEBSOCKET_PATH", "WEBSOCKET_PORT", "WEBSOCKET_SERVER");
  /** By the first setting of each part. */
  private static final Map<Setting, String> PARTS = new TreeMap<>(Map.ofEntries(Map.entry(Setting.PORT, "Server"),
      Map.entry(Setting.DATABASE_URL, "Databases"), Map.entry(Setting.WEAVIATE_URL, "Vector index"),
      Map.entry(Setting.OPENAI_API_KEY, "Language model"), Map.entry(Setting.EMBEDDING_MODEL, "Embeddings"),
      Map.entry(Setting.RERANK_BASE_URL, "Reranking"), Map.entry(Setting.RETRIEVAL_DEFAULT_TOP_K, "Retrieval"),
      Map.entry(Setting.ASSISTANT_NAME, "Assistant"), Map.entry(Setting.JWT_PRIVATE_KEY, "Accounts and sign-in"),
      Map.entry(Setting.RATE_LIMIT_CHAT, "Rate limits"), Map.entry(Setting.S3_ENDPOINT, "Object storage"),
      Map.entry(Setting.SMTP_HOST, "Mail"), Map.entry(Setting.BOT_TIME_ZONE, "Bots, notifications and import")));

  private ConfigurationReference() {}

  static String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("""
        # Configuration

        <!-- Written from io.lotse.platform.Setting by ConfigurationReferenceTest; change it there. -->

        Every setting is an environment variable, or a MicroProfile Config key of the same name. The quick start and the
        image also read a `.env` file in the working folder. A value may lie in a file instead: `<NAME>_FILE` names it.
        Durations are written `500ms`, `30s`, `5m`, `24h` or `30d`, rates `10/minute` (`second`, `minute`, `hour`,
        `day`), lists with commas. A wrong value ends the start with one sentence that names the key, the value (secrets
        masked) and what is allowed. Older names are accepted, so that an existing `.env` file can be brought along.
        """.stripTrailing());
    for (Setting setting : Setting.values()) {
      if (PARTS.containsKey(setting)) {
        lines.addAll(List.of("", "## " + PARTS.get(setting), "", "| name | default | allowed | meaning |",
            "|---|---|---|---|"));
      }
      lines.add(row(setting));
    }
    lines.add(olderNames());
    return String.join("\n", lines) + "\n";
  }

  private static String row(Setting setting) {
    String older = setting.olderNames().isEmpty() ? "" : "; older name: " + code(setting.olderNames());
    return "| `" + setting + "` | " + (setting.fallback() == null ? "" : "`" + setting.fallback().replace("|", "\\|")
        + "`") + " | "
        + allowed(setting) + " | " + setting.meaning().replace("|", "\\|").replace("*", "\\*") + older
        + (setting.used() ? "" : "; *no effect in this version*") + " |";
  }

  private static String allowed(Setting setting) {
    return switch (setting.kind()) {
      case TEXT -> "text";
      case SECRET -> "secret";
      case BOOLEAN -> "`true`, `false`";
      case INTEGER -> setting.min() + " to " + setting.max();
      case DECIMAL -> "number";
      case FRACTION -> "0 to 1";
      case PORT -> "1 to 65535";
      case DURATION -> "duration";
      case RATE -> "rate, `off`";
      case URL -> "http(s) URL";
      case LIST -> "list";
      case ORIGINS -> "list of origins";
      case CIDRS -> "list of addresses or networks";
      case CHOICE -> code(setting.choices());
      case ZONE -> "time zone";
      case PHRASES -> "phrases by language, `off`";
      case DATABASE, MONGODB -> "secret connection string";
      case BUCKET -> "name of a bucket";
    };
  }

  private static String olderNames() {
    return """

        ## Older names with a rule of their own

        - `POSTGRES_HOST`, `POSTGRES_PORT`, `POSTGRES_DB`, `POSTGRES_USER`, `POSTGRES_PASSWORD` make `DATABASE_URL` where
          that is not given.
        - `S3_ENDPOINT` under its older name may lack the scheme; `http` is meant then.
        - `GOOGLE_API_KEY` counts only where neither `OPENAI_API_KEY` nor `OPENAI_BASE_URL` is given.

        ## Older names without a meaning

        When one of these is set, the start warns and names what to use instead.

        | name | instead |
        |---|---|
        """
        .stripTrailing() + "\n" + Settings.read(name -> MEANINGLESS.contains(name) ? "set" : null).warnings().stream()
            .map(each -> each.replaceFirst("(\\w+) has no meaning here; instead: (.*)\\.", "| `$1` | $2 |"))
            .collect(Collectors.joining("\n"));
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
