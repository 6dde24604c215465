package io.lotse.admin.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.admin.live.Topic;
import io.lotse.knowledge.job.JobsUnderWay;

/** How far ingestion has come. */
@ApplicationScoped
class JobsTopic implements Topic {
  private final JobsUnderWay jobs;

  JobsTopic() {
    this(null);
  }

  @Inject
  JobsTopic(JobsUnderWay jobs) {
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public Object look() {
    return jobs.list();
  }
}
