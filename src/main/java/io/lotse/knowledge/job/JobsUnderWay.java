package io.lotse.knowledge.job;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;

/** The jobs of ingestion that have not ended. */
@Offered("admin: for the dashboard")
@ApplicationScoped
public class JobsUnderWay {
  private static final int MOST = 10;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

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
    List<?> rows = store.createNativeQuery("""
        select j.id, t.state, t.step, count(*),
          coalesce(sum(cast(t.chunks_done as double precision) / nullif(t.chunks, 0)), 0), min(t.filename)
        from (select id, created_at from embed_job e where exists (select 1 from embed_task u
            where u.job_id = e.id and u.state in ('queued', 'running')) order by created_at desc, id limit :most) j
          join embed_task t on t.job_id = j.id
        group by j.id, j.created_at, t.state, t.step order by j.created_at desc, j.id, t.state, t.step""",
        Object[].class).setParameter("most", MOST).getResultList();
    Map<UUID, List<Alike>> byJob = rows.stream().map(Object[].class::cast).map(Alike::of).collect(Collectors.groupingBy(
        Alike::job, LinkedHashMap::new, Collectors.toList()));
    return byJob.entrySet().stream().map(each -> job(each.getKey(), each.getValue())).toList();
  }

  private static Job job(UUID id, List<Alike> parts) {
    long documents = parts.stream().mapToLong(Alike::number).sum();
    double done = parts.stream().mapToDouble(Alike::progress).sum();
    EmbedStep step = parts.stream().filter(each -> each.state() == TaskState.RUNNING).map(Alike::step).findFirst()
        .orElse(EmbedStep.WAIT);
    return new Job(id, EmbedTask.rounded(done / documents), step.id(), (int) documents, parts.stream().map(
        Alike::filename).min(Comparator.naturalOrder()).orElse(""));
  }

  /** The tasks of a job that are in the same step; {@code chunks} is the sum of the shares that are embedded. */
  private record Alike(UUID job, TaskState state, EmbedStep step, long number, double chunks, String filename) {
    static Alike of(Object[] row) {
      return new Alike((UUID) row[0], TaskState.of((String) row[1]), EmbedStep.of((String) row[2]), ((Number) row[3])
          .longValue(), ((Number) row[4]).doubleValue(), (String) row[5]);
    }

    double progress() {
      if (state == TaskState.QUEUED) {
        return 0;
      }
      return state.isFinal() ? number : (number - 1) * step.progress(0) + step.progress(chunks);
    }
  }
}
