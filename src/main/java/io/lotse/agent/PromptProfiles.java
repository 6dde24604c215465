package io.lotse.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.Offered;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The prompts that an answer may follow as a whole: those that are shipped, and those of {@code PROMPTS_DIRECTORY}. */
@Offered("admin: to show and to choose them")
@ApplicationScoped
public class PromptProfiles {
  private static final List<String> SHIPPED = List.of("technician", "tourguide");
  private static final Set<String> PARTS = Set.of("photos", "photos_unseen", "rewrite", "summary");
  private static final List<String> LANGUAGES = List.of("de", "en", "vi");
  private final Prompts prompts;

  PromptProfiles() {
    this(null);
  }

  @Inject
  PromptProfiles(Prompts prompts) {
    this.prompts = prompts;
  }

  /**
   * A profile in one language.
   *
   * @param text as it is followed, with its placeholders
   * @param version names exactly this text
   * @param shipped the text that is built in; null where there is none of this name
   */
  public record Profile(String name, String language, String text, String version, String shipped) {
    /** Whether a file of the installation stands in for what is built in. */
    public boolean isOverridden() {
      return shipped != null && !shipped.equals(text);
    }

    public boolean isOwn() { return shipped == null; }
  }

  /** The names of all, in order. */
  public List<String> names() {
    Set<String> names = new TreeSet<>(SHIPPED);
    LANGUAGES.forEach(language -> names.addAll(own(language)));
    return List.copyOf(names);
  }

  /** All in all languages. */
  public List<Profile> all() {
    return names().stream().flatMap(name -> LANGUAGES.stream().flatMap(language -> find(name, language).stream()))
        .toList();
  }

  /** One; empty when there is none of that name in that language. */
  public Optional<Profile> find(String name, String language) {
    return LANGUAGES.contains(language) ? prompts.template(language, name).map(text -> new Profile(name, language, text,
        Prompts.digest(text), prompts.shipped(language, name).orElse(null))) : Optional.empty();
  }

  private static List<String> own(String language) {
    Optional<Path> folder = Settings.current().optional(Setting.PROMPTS_DIRECTORY).map(path -> Path.of(path, language))
        .filter(Files::isDirectory);
    if (folder.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".md"))
          .map(file -> file.substring(0, file.length() - ".md".length())).filter(name -> !PARTS.contains(name)
              && Prompts.isName(name)).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
