package io.lotse.account.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/**
 * Passwords that an attacker tries first: the 30,000 that leaks have most often (the list of zxcvbn), alone or with
 * digits and signs around them, one character again and again, and what stands in the account itself.
 */
@ApplicationScoped
public class CommonPasswords {
  private static final String LIST = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
  private static final int SHORTEST_WORD = 4;
  private final Set<String> common = read();

  /** What speaks against a password for this account; empty when nothing does. */
  Optional<FieldError> objection(String field, String password, String... ofTheAccount) {
    String plain = password.strip().toLowerCase(Locale.ROOT);
    String bare = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    boolean guessable = common.contains(plain) || common.contains(bare) || bare.equals("lotse")
        || plain.chars().distinct().count() < 3
        || words(ofTheAccount).anyMatch(word -> word.equals(plain) || word.equals(bare));
    return guessable ? Optional.of(new FieldError(field, "common_password",
        "is one of those that are guessed first; take several words that do not belong together")) : Optional.empty();
  }

  /** 422 for a password that is guessable for this account. */
  public void refuse(String field, String password, String... ofTheAccount) {
    objection(field, password, ofTheAccount).ifPresent(wrong -> {
      throw Problem.invalid(List.of(wrong));
    });
  }

  private static Stream<String> words(String... texts) {
    return Stream.of(texts).filter(text -> text != null).map(text -> text.toLowerCase(Locale.ROOT))
        .flatMap(text -> Stream.concat(Stream.of(text, text.split("@")[0], text.replaceAll("\\s", "")), Stream.of(text
            .split("[@.\\s_-]"))))
        .filter(word -> word.length() >= SHORTEST_WORD);
  }

  private static Set<String> read() {
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(CommonPasswords.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      return lines.lines().map(String::strip).filter(line -> line.length() >= SHORTEST_WORD)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
