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

/**
 * Follows what the server writes while it starts. A server whose application did not deploy stays up and answers 500,
 * so its log is the only place that tells.
 */
final class ServerLog {
  private static final String REFUSED = "LOTSE START FAILED: ";
  private static final Pattern NOT_DEPLOYED = Pattern.compile(
      "Exception while (deploying|loading|starting|preparing|processing)|deployment failed|Failed to (deploy|start)|"
          + "Deployment of .* failed|Failure while deploying|Unable to start (the )?application",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern CAUSE = Pattern.compile("^(Caused by: )?([\\w$]+\\.)+[\\w$]*(Exception|Error)\\b.*");
  private static final String STARTED = "Payara Micro";
  private static final Pattern READY = Pattern.compile("ready in [\\d.,]+ ?\\(?ms");
  private static final Pattern START_LINE = Pattern.compile(
      "\\[io\\.lotse\\.start].*\\[INFO]|\\[INFO].*\\[io\\.lotse\\.start]");

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

  boolean serverIsUp() {
    return lines.stream().anyMatch(line -> line.contains(STARTED) && READY.matcher(line).find());
  }

  /** Why the application did not start, in one sentence; empty as long as nothing speaks against it. */
  Optional<String> failure() {
    Optional<String> refused = lines.stream().filter(line -> line.contains(REFUSED)).findFirst()
        .map(line -> line.substring(line.indexOf(REFUSED) + REFUSED.length()).strip());
    return refused.or(this::deploymentFailure);
  }

  /** What the application said about itself when it started, without the server's own brackets. */
  List<String> startLines() {
    return lines.stream().filter(line -> START_LINE.matcher(line).find()).map(ServerLog::message).toList();
  }

  /** The last cause in the log, or the last line at all. */
  Optional<String> lastWords() {
    Optional<String> cause = rootCause(lines.stream());
    return cause.isPresent() || lines.isEmpty() ? cause : Optional.of(message(lines.getLast()));
  }

  private Optional<String> deploymentFailure() {
    for (int i = 0; i < lines.size(); i++) {
      if (NOT_DEPLOYED.matcher(lines.get(i)).find()) {
        String told = message(lines.get(i));
        return rootCause(lines.stream().skip(i)).or(() -> Optional.of(told));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> rootCause(Stream<String> from) {
    return from.map(String::strip).filter(line -> CAUSE.matcher(line).matches())
        .reduce((earlier, later) -> later.startsWith("Caused by: ") || !earlier.startsWith("Caused by: ") ? later
            : earlier).map(line -> line.replaceFirst("^Caused by: ", ""));
  }

  private static String message(String line) {
    return line.replaceFirst("^(\\[[^]]*]\\s*)+", "").replaceAll("]]$", "").strip();
  }
}
