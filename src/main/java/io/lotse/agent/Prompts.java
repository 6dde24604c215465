package io.lotse.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Sha256;

/**
 * Prompts, as Markdown per language: {@code prompts/<language>/<name>.md}, where a file of the same name under
 * {@code PROMPTS_DIRECTORY} takes precedence. Placeholders are written <code>{{name}}</code>.
 */
@ApplicationScoped
class Prompts {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)?");
  private static final String FALLBACK_LANGUAGE = "en";
  private final Map<String, Optional<String>> shipped = new ConcurrentHashMap<>();

  /**
   * A prompt with its placeholders filled.
   *
   * @param version names exactly this text before filling
   * @param language in which it is written, and so the language of what follows it
   */
  record Prompt(String text, String name, String version, String language) {
    /** The same under a version that names it and all that is told with it, e.g. {@code technician.de.3f2a91c07be4}. */
    Prompt versioned(List<Prompt> together) {
      String all = together.stream().map(Prompt::version).collect(Collectors.joining(" "));
      return new Prompt(text, name, name + "." + language + "." + digest(all), language);
    }
  }

  /** The prompt in the language, else in English; empty when there is none of this name. */
  Optional<Prompt> find(String language, String name, Map<String, String> values) {
    return prompt(language, name, values).or(() -> prompt(FALLBACK_LANGUAGE, name, values));
  }

  private Optional<Prompt> prompt(String language, String name, Map<String, String> values) {
    return template(language, name).map(template -> new Prompt(fill(template, values), name, digest(template),
        language));
  }

  /** Whether a prompt may be called so. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The text with its placeholders, as it is followed. */
  Optional<String> template(String language, String name) {
    if (!isName(name)) {
      return Optional.empty();
    }
    String path = path(language, name);
    Optional<Path> own = Settings.current().optional(Setting.PROMPTS_DIRECTORY).map(folder -> Path.of(folder, path))
        .filter(Files::isRegularFile);
    return own.isPresent() ? own.map(Prompts::read) : shipped(language, name);
  }

  /** The text that is built in, whatever stands in for it. */
  Optional<String> shipped(String language, String name) {
    return isName(name) ? shipped.computeIfAbsent(path(language, name), Prompts::resource) : Optional.empty();
  }

  private static String path(String language, String name) {
    return language + "/" + name + ".md";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Optional<String> resource(String path) {
    try (InputStream in = Prompts.class.getResourceAsStream("/prompts/" + path)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String fill(String template, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())))
        .strip();
  }

  /** What names a text. */
  static String digest(String template) {
    return HexFormat.of().formatHex(Sha256.of(template), 0, 6);
  }
}
