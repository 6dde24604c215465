package io.lotse.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a run gave, question by question.
 *
 * @param places by way of searching, then by question id
 * @param answers by question id; empty where the set has no documents
 */
record Run(String set, String model, Map<String, Map<String, Integer>> places, Map<String, Answers.Outcome> answers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Run read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Run.class);
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }

  /** Under which it is kept: one run of each set and model. */
  String name() {
    return (set + "-" + model).replaceAll("[^\\p{Alnum}._-]", "_");
  }
}
