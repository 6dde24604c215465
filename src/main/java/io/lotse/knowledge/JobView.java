package io.lotse.knowledge;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job as administrators see one. */
@Schema(name = "EmbedJob")
public record JobView(@Schema(required = true) UUID id,
    @Schema(required = true, implementation = String.class, enumeration = {"queued", "running", "succeeded", "failed",
        "cancelled"}) TaskState state,
    @Schema(required = true, minimum = "0", maximum = "1", example = "0.65") double progress,
    @Schema(required = true, implementation = String.class, enumeration = {"wait", "parse", "embed", "store", "done",
        "unchanged"}, description = "What is being done with the document that is worked on") EmbedStep step,
    @Schema(required = true) List<JobDocument> documents) {
  /** The job as the sum of its tasks. */
  static JobView of(EmbedJob job, List<EmbedTask> tasks) {
    double progress = tasks.stream().mapToDouble(EmbedTask::progress).average().orElse(1);
    return new JobView(job.getId(), state(job, tasks), Math.round(progress * 1000) / 1000.0, step(tasks),
        tasks.stream().map(EmbedTask::view).toList());
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
