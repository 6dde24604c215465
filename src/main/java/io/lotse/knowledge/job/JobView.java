package io.lotse.knowledge.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.lotse.knowledge.document.DocumentDetail.WarningView;
import io.lotse.platform.Offered;

/** A job as administrators see one. */
@Offered("admin: to show and to keep the library")
public record JobView(UUID id,
    TaskState state,
    double progress,
    EmbedStep step,
    List<JobDocument> documents) {
  /**
   * The job as the sum of its tasks.
   *
   * @param warnings by the ids of tasks that have any
   */
  static JobView of(EmbedJob job, List<EmbedTask> tasks, Map<UUID, List<WarningView>> warnings) {
    double progress = tasks.stream().mapToDouble(EmbedTask::progress).average().orElse(1);
    return new JobView(job.getId(), state(job, tasks), EmbedTask.rounded(progress), step(tasks),
        tasks.stream().map(task -> task.view(warnings.getOrDefault(task.getId(), List.of()))).toList());
  }

  private static TaskState state(EmbedJob job, List<EmbedTask> tasks) {
    List<TaskState> states = tasks.stream().map(EmbedTask::getState).distinct().toList();
    if (states.stream().allMatch(TaskState::isFinal)) {
      if (job.isCancelled() && states.contains(TaskState.CANCELLED)) {
        return TaskState.CANCELLED;
      }
      return states.contains(TaskState.FAILED) ? TaskState.FAILED : TaskState.SUCCEEDED;
    }
    return states.equals(List.of(TaskState.QUEUED)) ? TaskState.QUEUED : TaskState.RUNNING;
  }

  private static EmbedStep step(List<EmbedTask> tasks) {
    return tasks.stream().filter(task -> task.getState() == TaskState.RUNNING).map(EmbedTask::getStep).findFirst()
        .orElseGet(() -> tasks.stream().allMatch(task -> task.getState().isFinal()) ? EmbedStep.DONE : EmbedStep.WAIT);
  }
}
