package io.lotse.quickstart;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Follows what the server writes while it starts. A server whose application did not deploy stays up and answers 500,
 * so its log is the only place that tells.
 */
final class ServerLog {
  private static final String REFUSED = "LOTSE START FAILED: ";
  private static final Pattern CAUSE = Pattern.compile("^(Caused by: )?([\\w$]+\\.)+[\\w$]*(Exception|Error)\\b.*");
  private static final Pattern UP = Pattern.compile("Payara Micro.* ready in [\\d.,]+");
  private static final Pattern DEPLOYED = Pattern.compile("was successfully deployed in");
  /** What it says of an application that it has called deployed before. */
  private static final Pattern NOT_LOADED = Pattern.compile("Exception while loading the app");
  private static final String START_LOGGER = "io.lotse.start";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<String> lines = new ArrayList<>();
  private long read;
  private String unfinished = "";

  ServerLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Takes in what was written since the last call. */
  void follow() {
    if (!Files.exists(file)) {
      return;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(read);
      byte[] fresh = Channels.newInputStream(channel).readAllBytes();
      read += fresh.length;
      String[] parts = (unfinished + new String(fresh, StandardCharsets.UTF_8)).split("\n", -1);
      lines.addAll(List.of(parts).subList(0, parts.length - 1));
      unfinished = parts[parts.length - 1];
    } catch (IOException unreadable) {
      throw new QuickstartFailed("The server's log " + file + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  /** Whether the server has ended its start, with or without the application. */
  boolean serverIsUp() {
    return anyLine(UP);
  }

  /** Why the application did not start, in one sentence; empty as long as nothing speaks against it. */
  Optional<String> failure() {
    return lines.stream().filter(line -> line.contains(REFUSED)).map(ServerLog::message).findFirst()
        .map(told -> told.substring(told.indexOf(REFUSED) + REFUSED.length())).or(this::notDeployed);
  }

  /** What the application said about itself when it started, without the server's own brackets. */
  List<String> startLines() {
    return lines.stream().filter(line -> line.contains(START_LOGGER) && line.contains("INFO")).map(ServerLog::message)
        .toList();
  }

  /** The last cause in the log, or the last line at all. */
  Optional<String> lastWords() {
    Optional<String> cause = rootCause(lines.stream());
    return cause.isPresent() || lines.isEmpty() ? cause : Optional.of(message(lines.getLast()));
  }

  private Optional<String> notDeployed() {
    return serverIsUp() && (!anyLine(DEPLOYED) || anyLine(NOT_LOADED))
        ? rootCause(lines.stream()).or(() -> Optional.of("the application was not deployed."))
        : Optional.empty();
  }

  private boolean anyLine(Pattern pattern) {
    return lines.stream().anyMatch(line -> pattern.matcher(line).find());
  }

  /** The innermost of the last chain of causes. */
  private static Optional<String> rootCause(Stream<String> lines) {
    return lines.map(String::strip).filter(line -> CAUSE.matcher(line).matches())
        .reduce((earlier, later) -> isInner(earlier) && !isInner(later) ? earlier : later)
        .map(line -> line.replaceFirst("^Caused by: ", ""));
  }

  private static boolean isInner(String line) {
    return line.startsWith("Caused by: ");
  }

  private static String message(String line) {
    if (line.startsWith("{")) {
      try {
        return JSON.readTree(line).path("LogMessage").asText(line).strip();
      } catch (JsonProcessingException notJson) {
        return line;
      }
    }
    return line.replaceFirst("^(\\[[^]]*]\\s*)+", "").replaceAll("]]$", "").strip();
  }
}
