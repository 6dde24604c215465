package io.lotse.recovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.scripted.ScriptedModelServer;

/**
 * Ends the server by kill -9 at every step of an ingestion, loses the index, takes the object store and the embedding model
 * away, and changes the model. After each: every document is whole or absent, none is doubled, and reconciling finds no
 * difference. A step is held by a lock on the table that it writes, so the server dies in the middle of it.
 *
 * <p>{@code bench/recovery.sh} runs it. Knobs: {@code recovery.port} (7897), {@code recovery.work} (target/recovery),
 * {@code recovery.only} (a regular expression for the names of trials).
 */
public final class RecoveryTrial {
  /** The table whose writing is the step's end. */
  private static final Map<String, String> HELD_BY = new LinkedHashMap<>();
  static {
    HELD_BY.put("store", "ingest_log");
    HELD_BY.put("parse", "document_page");
    HELD_BY.put("section", "section");
    HELD_BY.put("chunk", "chunk");
    HELD_BY.put("embed", "chunk_vector");
    HELD_BY.put("index", "index_change");
  }

  private final ScriptedModelServer model;
  private LotseProcess lotse;
  private Library library;

  private RecoveryTrial(ScriptedModelServer model, LotseProcess lotse) {
    this.model = model;
    this.lotse = lotse;
  }

  /** A trial, which throws when something is not as it must be. */
  private interface Trial {
    void go() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(System.getProperty("recovery.work", "target/recovery")).toAbsolutePath();
    remove(work);
    try (ScriptedModelServer model = ScriptedModelServer.start()) {
      LotseProcess lotse = new LotseProcess(work, Integer.getInteger("recovery.port", 7897), settings(model,
          "mock-dim64"));
      RecoveryTrial trials = new RecoveryTrial(model, lotse);
      try {
        trials.run();
      } finally {
        trials.lotse.close();
      }
    }
  }

  private static Map<String, String> settings(ScriptedModelServer model, String name) {
    return Map.of("EMBEDDING_BASE_URL", model.url(), "EMBEDDING_MODEL", name, "OPENAI_MAX_RETRIES", "0");
  }

  private void run() throws Exception {
    start();
    trial("killed at the steps embed and parse", () -> killedAt("embed", "parse"));
    trial("killed at the steps index and section", () -> killedAt("index", "section"));
    trial("killed at the steps chunk and store", () -> killedAt("chunk", "store"));
    trial("killed during an upload and a removal", this::killedDuringUploadAndRemoval);
    trial("killed while a new version was embedded", this::killedDuringReplacement);
    trial("killed when a job had just ended, and the index directory deleted", this::killedAfterEnd);
    trial("index directory deleted under the running server", this::indexLostWhileRunning);
    trial("object store away", this::objectStoreAway);
    trial("every third call of the embedding model fails, after a change of the model", this::modelChanged);
  }

  private void trial(String name, Trial trial) throws Exception {
    if (!Pattern.compile(System.getProperty("recovery.only", "")).matcher(name).find()) {
      return;
    }
    Instant began = Instant.now();
    trial.go();
    library.mustAgree();
    System.out.printf("%-85s ok, %d s%n", name, Duration.between(began, Instant.now()).toSeconds());
  }

  /** Two documents at once, each in the middle of a step of its own; the later step is reached and held first. */
  private void killedAt(String later, String earlier) throws Exception {
    Map<String, String> jobs = new LinkedHashMap<>();
    try (Connection database = lotse.database()) {
      for (String step : List.of(later, earlier)) {
        hold(database, HELD_BY.get(step));
        jobs.put("Kolben" + step, library.upload(Library.manual("Kolben" + step)).expect(202).json().path("job_id")
            .asText());
        library.awaitStep(jobs.get("Kolben" + step), step);
        Library.must(library.found("Kolben" + step).isEmpty(), "half a document is found");
      }
      lotse.kill();
    }
    start();
    for (Map.Entry<String, String> job : jobs.entrySet()) {
      library.awaitEnd(job.getValue());
      library.mustHold(job.getKey());
    }
  }

  private void killedDuringUploadAndRemoval() throws Exception {
    String document = uploaded("Pleuel");
    try (Connection database = lotse.database()) {
      hold(database, "embed_job");
      long before = originals();
      CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> library.upload(Library.manual("Kolbenring")));
      Library.await("the original is stored", () -> originals() > before);
      hold(database, "index_change");
      CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> library.http().delete("/admin/documents/"
          + document));
      Thread.sleep(1000);
      lotse.kill();
      upload.handle((done, failed) -> failed).join();
      removal.handle((done, failed) -> failed).join();
    }
    start();
    library.mustNotHold("Kolbenring");
    library.mustHold("Pleuel");
    library.http().delete("/admin/documents/" + document).expect(204);
    library.mustNotHold("Pleuel");
  }

  private void killedAfterEnd() throws Exception {
    uploaded("Zahnrad");
    lotse.kill();
    remove(lotse.data().resolve("index"));
    start();
    library.mustHold("Zahnrad");
  }

  private void killedDuringReplacement() throws Exception {
    String job = library.upload(Library.manual("Nockenwelle")).expect(202).json().path("job_id").asText();
    library.awaitEnd(job);
    library.mustHold("Nockenwelle");
    String document = library.listed("Nockenwelle").getFirst().path("id").asText();
    String second;
    try (Connection database = lotse.database()) {
      hold(database, "chunk_vector");
      second = library.replace(document, Library.manual("Kurbelwelle")).expect(202).json().path("job_id").asText();
      library.awaitStep(second, "embed");
      Library.must(library.found("Nockenwelle").size() == 1, "the old version is not found");
      Library.must(library.found("Kurbelwelle").isEmpty(), "half of the new version is found");
      lotse.kill();
    }
    start();
    library.awaitEnd(second);
    library.mustHold("Kurbelwelle");
    library.mustNotHold("Nockenwelle");
    Library.must(library.listed("Kurbelwelle").getFirst().path("id").asText().equals(document), "the id has changed");
  }

  private String uploaded(String word) throws Exception {
    JsonNode accepted = library.upload(Library.manual(word)).expect(202).json();
    library.awaitEnd(accepted.path("job_id").asText());
    return accepted.path("documents").path(0).path("id").asText();
  }

  private void indexLostWhileRunning() throws Exception {
    uploaded("Keilriemen");
    remove(lotse.data().resolve("index"));
    uploaded("Spannrolle");
    library.http().post("/admin/reconciliation", Map.of()).expect(200);
    library.mustHold("Spannrolle");
    library.mustHold("Keilriemen");
  }

  /** A file lies where the store's folder was: nothing can be read or written. */
  private void objectStoreAway() throws Exception {
    String document = uploaded("Simmerring");
    library.mustHold("Simmerring");
    Path objects = lotse.data().resolve("objects");
    Path aside = lotse.data().resolve("objects-aside");
    Files.move(objects, aside);
    Files.writeString(objects, "away");
    int refused = library.upload(Library.manual("Kugelkopf")).status();
    Library.must(refused == 503, "an upload without an object store is answered " + refused);
    String job = library.http().post("/admin/embed/" + document, Map.of()).expect(202).json().path("id").asText();
    Library.await("the job waits and says why", () -> !library.job(job).path("documents").path(0).path("error")
        .isNull());
    Library.must(library.found("Simmerring").size() == 1, "the document is not found while the object store is away");
    Library.must(library.http().post("/admin/reconciliation", Map.of()).expect(200).json().path("problems").size() == 1,
        "the reconciler does not tell that the object store is away");
    Files.delete(objects);
    Files.move(aside, objects);
    library.http().post("/admin/reconciliation", Map.of()).expect(200);
    library.awaitEnd(job);
    library.mustHold("Simmerring");
    library.mustNotHold("Kugelkopf");
  }

  private void modelChanged() throws Exception {
    uploaded("Schwungrad");
    library.mustHold("Schwungrad");
    lotse.close();
    lotse = lotse.with(settings(model, "mock-dim48-err503every3"));
    start();
    String during = null;
    while (library.http().get("/admin/embed/status").expect(200).json().path("indexes").size() == 2) {
      Library.must(library.found("Schwungrad").size() == 1, "nothing is found while the library is embedded anew");
      if (during == null) {
        during = library.upload(Library.manual("Zylinderkopf")).expect(202).json().path("job_id").asText();
      }
      Thread.sleep(300);
    }
    Library.must(during != null, "no search fell into the time of the change");
    library.awaitEnd(during);
    library.mustHold("Zylinderkopf");
    JsonNode index = library.http().get("/admin/embed/status").expect(200).json();
    Library.must(index.path("indexes").path(0).path("model").asText().contains("dim48"), "the index is " + index.path(
        "indexes"));
    Library.must(index.path("indexes").path(0).path("vectors").asInt() == index.path("chunks").asInt(),
        "vectors are missing: " + index.path("indexes"));
    uploaded("Hubzapfen");
    library.mustHold("Schwungrad");
    library.mustHold("Hubzapfen");
  }

  private static void hold(Connection database, String table) throws Exception {
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      statement.execute("lock table " + table + " in share mode");
    }
  }

  private long originals() throws Exception {
    try (Stream<Path> files = Files.walk(lotse.data().resolve("objects").resolve("documents"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("original.")).count();
    }
  }

  private void start() throws Exception {
    library = new Library(lotse.start().administrator());
  }

  private static void remove(Path folder) throws Exception {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
