package io.lotse.quickstart;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the person set: environment variables, and those of a {@code .env} file that the environment does not have. */
record Environment(Map<String, String> variables) {
  static Environment of(Path workingFolder) {
    Map<String, String> all = new LinkedHashMap<>(DotEnv.read(workingFolder.resolve(".env")));
    all.putAll(System.getenv());
    return new Environment(all);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank()).map(String::strip);
  }

  /** Whether one of the variables is set, itself or as the name of a file that holds it. */
  boolean hasAny(String... names) {
    return Arrays.stream(names).anyMatch(name -> find(name).isPresent() || find(name + "_FILE").isPresent());
  }
}
