package io.lotse.knowledge.library;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.DocumentDetail;
import io.lotse.knowledge.document.DocumentPatch;
import io.lotse.knowledge.document.DocumentView;
import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.intake.Filed;
import io.lotse.knowledge.intake.FiledBy;
import io.lotse.knowledge.intake.ImportDirectory;
import io.lotse.knowledge.intake.Intake;
import io.lotse.knowledge.intake.UploadForm;
import io.lotse.knowledge.job.EmbedJobs;
import io.lotse.knowledge.job.EmbedStatus;
import io.lotse.knowledge.job.IngestLog;
import io.lotse.knowledge.job.JobView;
import io.lotse.knowledge.job.LogEntry;
import io.lotse.knowledge.job.Working;
import io.lotse.knowledge.original.Received;
import io.lotse.platform.JsonInput;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/** The library for those who keep it; every method as the endpoint of the same purpose. */
@Offered("admin: to show and to keep the library")
@ApplicationScoped
public class Documents {
  private static final String FILES = "files";
  private final Library library;
  private final Intake intake;
  private final Removal removal;
  private final EmbedJobs jobs;
  private final ImportDirectory imports;
  private final IngestLog log;
  private final JsonInput input;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Documents() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  Documents(Library library, Intake intake, Removal removal, EmbedJobs jobs, ImportDirectory imports, IngestLog log,
      JsonInput input) {
    this.library = library;
    this.intake = intake;
    this.removal = removal;
    this.jobs = jobs;
    this.imports = imports;
    this.log = log;
    this.input = input;
  }

  /** What a person says of files that are handed in; null where they say nothing. */
  public record Said(String product, String language, String version, String tags) {

    public static final Said NOTHING = new Said(null, null, null, null);

    private Labels labels() {
      List<FieldError> errors = new ArrayList<>();
      Labels labels = Labels.read(product, language, version, tags == null ? List.of() : List.of(tags), errors);
      if (!errors.isEmpty()) {
        throw Problem.invalid(errors);
      }
      return labels;
    }
  }

  public List<DocumentView> list(DocumentSelection selection, DocumentOrder order, int skip, int limit) {
    return library.list(selection, order, skip, limit);
  }

  public long count(DocumentSelection selection) {
    return library.count(selection);
  }

  /** 404 {@code document_not_found}, as everywhere below. */
  public DocumentDetail detail(UUID id) {
    return library.detail(id);
  }

  /** Takes a file in; 422 where it cannot be taken. */
  public Filed upload(String filename, InputStream content, Said said, UUID by) throws IOException {
    Labels labels = said.labels();
    try (Received file = intake.receive(FILES, UploadForm.name(filename), content)) {
      return intake.file(List.of(file), labels, FiledBy.person(by));
    }
  }

  /** Takes a file in as the next version of a document; 409 {@code document_exists}. */
  public Filed replace(UUID id, String filename, InputStream content, UUID by) throws IOException {
    library.find(id);
    try (Received file = intake.receive(FILES, UploadForm.name(filename), content)) {
      return intake.replace(id, file, Labels.NONE, FiledBy.person(by));
    }
  }

  /** @param change the fields of {@link DocumentPatch}; 422 naming those that cannot be */
  public DocumentView relabel(UUID id, ObjectNode change) {
    return library.relabel(id, input.read(change, DocumentPatch.class).orRefuse());
  }

  /** What {@link #remove} would take away. */
  @Transactional
  public RemovalPlan removal(UUID id) {
    Document document = library.find(id);
    Object[] row = (Object[]) store.createNativeQuery("""
        select
          (select count(distinct e.object_key) from document_edition e where e.document_id = d.id),
          (select coalesce(sum(f.size_bytes), 0) from
            (select distinct object_key, size_bytes from document_edition e where e.document_id = d.id) f),
          (select count(*) from document_page p where p.document_id = d.id and p.edition = d.edition),
          (select count(*) from section s where s.document_id = d.id and s.edition = d.edition),
          (select count(*) from chunk c where c.document_id = d.id and c.edition = d.edition),
          (select count(*) from chunk_vector v join chunk c on c.id = v.chunk_id where c.document_id = d.id),
          (select count(*) from chunk_edit x where x.document_id = d.id),
          (select count(*) from evaluation_question q where q.document = d.filename)
        from document d where d.id = :id""", Object[].class).setParameter("id", id).getSingleResult();
    return new RemovalPlan(document.getFilename(), Math.max(1, number(row[0])), number(row[1]), number(row[2]),
        number(row[3]), number(row[4]), number(row[5]), number(row[6]), number(row[7]));
  }

  public void remove(UUID id) {
    removal.remove(id);
  }

  /** Reads all documents anew, and what is new in the directory of imports; the id of the job. */
  public UUID ingestAll(UUID by) {
    imports.takeIn();
    return jobs.fileAll(by.toString());
  }

  /** Reads a document anew; the id of the job. */
  public UUID ingest(UUID id, UUID by) {
    library.find(id);
    return jobs.fileOne(by.toString(), id);
  }

  /** 404 {@code job_not_found}. */
  public JobView job(UUID id) {
    return jobs.view(id);
  }

  public void cancel(UUID job) {
    jobs.cancel(job);
  }

  public EmbedStatus status() {
    return jobs.status();
  }

  /** The documents that are being worked on, then those that were handed in last; costs little. */
  public List<Working> working(int limit) {
    return jobs.working(limit);
  }

  /** Something that is another when anything has come further; costs little. */
  public Object pulse() {
    return jobs.pulse();
  }

  /** What happened to a document, the newest first. */
  public List<LogEntry> log(UUID id, int skip, int limit) {
    return log.of(library.find(id).getId(), skip, limit);
  }

  public long countLog(UUID id) {
    return log.count(id);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
