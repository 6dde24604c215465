package io.lotse.knowledge;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;

/** The jobs of ingestion that have not ended. */
@Offered("admin: for the dashboard")
@ApplicationScoped
public class JobsUnderWay {
  private static final int MOST = 10;
  private final EmbedJobs jobs;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  JobsUnderWay() {
    this(null);
  }

  @Inject
  JobsUnderWay(EmbedJobs jobs) {
    this.jobs = jobs;
  }

  /**
   * A job.
   *
   * @param progress 0 to 1
   * @param step which the document is in that is being read
   * @param documents how many it has
   * @param first the name of one of its files
   */
  public record Job(UUID id, double progress, String step, int documents, String first) {}

  /** The newest first. */
  @Transactional
  public List<Job> list() {
    List<?> ids = store.createNativeQuery("select j.id from embed_job j where exists (select 1 from embed_task t"
        + " where t.job_id = j.id and t.state in ('queued', 'running')) order by j.created_at desc, j.id", UUID.class)
        .setMaxResults(MOST).getResultList();
    return ids.stream().map(id -> job(jobs.view((UUID) id))).toList();
  }

  private static Job job(JobView view) {
    String first = view.documents().stream().map(JobDocument::filename).findFirst().orElse("");
    return new Job(view.id(), view.progress(), view.step().id(), view.documents().size(), first);
  }
}
