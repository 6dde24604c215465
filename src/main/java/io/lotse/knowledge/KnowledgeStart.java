package io.lotse.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.indexing.IndexFollower;
import io.lotse.knowledge.ingestion.EmbedWorkers;
import io.lotse.knowledge.intake.ImportDirectory;
import io.lotse.knowledge.job.EmbedJobs;
import io.lotse.knowledge.job.JobThreads;
import io.lotse.knowledge.upkeep.Upkeep;
import io.lotse.model.EmbeddingModel;

/** Sets index and ingestion going when Lotse starts. */
@ApplicationScoped
class KnowledgeStart {
  private final IndexFollower follower;
  private final EmbedWorkers workers;
  private final EmbedJobs jobs;
  private final ImportDirectory imports;
  private final Upkeep upkeep;
  private final LiveEmbedding embedding;
  private final JobThreads threads;

  KnowledgeStart() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  KnowledgeStart(IndexFollower follower, EmbedWorkers workers, EmbedJobs jobs, ImportDirectory imports, Upkeep upkeep,
      LiveEmbedding embedding, JobThreads threads) {
    this.follower = follower;
    this.workers = workers;
    this.jobs = jobs;
    this.imports = imports;
    this.upkeep = upkeep;
    this.embedding = embedding;
    this.threads = threads;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    follower.start();
    workers.start();
    upkeep.start();
    threads.run(this::fileWhatIsMissing);
  }

  private void fileWhatIsMissing() {
    embedding.model().map(EmbeddingModel::identity).ifPresent(jobs::fileMissingVectors);
    imports.takeIn();
  }
}
