package io.lotse.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** The demo manuals in the Lotse under test, uploaded like any other document. */
public final class DemoManuals {
  private static final Duration LONGEST_INGESTION = Duration.ofMinutes(3);

  private DemoManuals() {}

  /** Uploads the manuals that are not there yet and waits until they can be searched. */
  public static void ensureIndexed() {
    upload(files());
  }

  /** Uploads files and waits for their job; its last state. */
  public static JsonNode upload(List<Path> files) {
    LotseServer admin = LotseUnderTest.admin();
    JsonNode filed = admin.upload("/admin/documents", Map.of(), files.stream().map(f -> FilePart.pdf("files", f))
        .toList())
        .expect(202).json();
    String job = "/admin/embed/jobs/" + filed.path("job_id").asText();
    await().atMost(LONGEST_INGESTION).pollInterval(Duration.ofMillis(300))
        .until(() -> List.of("succeeded", "failed", "cancelled").contains(admin.get(job).expect(200).json().path(
            "state").asText()));
    return admin.get(job).json();
  }

  /** The rendered manuals. */
  public static List<Path> files() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("lotse.target", "target"), "manuals"))) {
      return files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
