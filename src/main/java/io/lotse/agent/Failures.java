package io.lotse.agent;

import java.util.List;

import io.lotse.platform.Incidents;
import io.lotse.platform.Problem;

/** The terminal events of runs that failed. */
final class Failures {
  private static final System.Logger LOG = System.getLogger(Failures.class.getName());

  private Failures() {}

  /** Of a failure that is a problem already. */
  static AgentEvent.Failed of(Problem problem, Run run) {
    return new AgentEvent.Failed(problem, null, cited(run));
  }

  /** Of one that nobody foresaw: the log keeps what happened. */
  static AgentEvent.Failed of(RuntimeException unforeseen, Run run) {
    Problem problem = Incidents.problem(unforeseen);
    if (problem != unforeseen) {
      problem.addSuppressed(unforeseen);
    }
    return new AgentEvent.Failed(problem, Incidents.report(unforeseen), cited(run));
  }

  /** What failed once may fail again here; then the words stay without their sources. */
  private static List<Source> cited(Run run) {
    try {
      return run == null ? List.of() : run.cited();
    } catch (RuntimeException again) {
      LOG.log(System.Logger.Level.WARNING, "the sources of a failed run could not be found", again);
      return List.of();
    }
  }
}
