package io.lotse.agent;

import io.lotse.platform.Incidents;
import io.lotse.platform.Problem;

/** The terminal event of a run that failed in a way nobody foresaw. */
final class Failures {
  private Failures() {}

  static AgentEvent.Failed of(RuntimeException unforeseen) {
    Problem problem = Incidents.problem(unforeseen);
    return new AgentEvent.Failed(problem.getMessage(), problem.code(), Incidents.report(unforeseen));
  }
}
