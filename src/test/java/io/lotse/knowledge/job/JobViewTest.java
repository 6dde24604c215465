package io.lotse.knowledge.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.DocumentDetail.WarningView;
import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.original.Received;
import io.lotse.knowledge.original.StoredOriginal;
import io.lotse.knowledge.parsing.DocumentFormat;
import io.lotse.platform.Ids;

class JobViewTest {
  private final EmbedJob job = new EmbedJob("somebody");

  @Test
  void a_job_of_which_nothing_has_begun_is_queued() {
    JobView view = JobView.of(job, List.of(EmbedTask.queued(job.getId(), document())), Map.of());

    assertThat(view.state()).isEqualTo(TaskState.QUEUED);
    assertThat(view.progress()).isZero();
    assertThat(view.step()).isEqualTo(EmbedStep.WAIT);
  }

  @Test
  void a_job_of_which_a_part_is_done_is_running() {
    JobView view = JobView.of(job,
        List.of(EmbedTask.queued(job.getId(), document()), EmbedTask.unchanged(job.getId(), document())), Map.of());

    assertThat(view.state()).isEqualTo(TaskState.RUNNING);
    assertThat(view.progress()).isEqualTo(0.5);
  }

  @Test
  void a_job_with_nothing_to_do_has_succeeded() {
    assertThat(JobView.of(job, List.of(EmbedTask.unchanged(job.getId(), document())), Map.of()).state())
        .isEqualTo(TaskState.SUCCEEDED);
    assertThat(JobView.of(job, List.of(), Map.of()).progress()).isEqualTo(1);
  }

  @Test
  void a_job_tells_what_is_peculiar_about_what_was_read() {
    EmbedTask scanned = EmbedTask.queued(job.getId(), document());
    EmbedTask plain = EmbedTask.queued(job.getId(), document());
    WarningView warning = new WarningView("pages_without_text", List.of(2, 3), null);

    JobView view = JobView.of(job, List.of(scanned, plain), Map.of(scanned.getId(), List.of(warning)));

    assertThat(view.documents().get(0).warnings()).containsExactly(warning);
    assertThat(view.documents().get(1).warnings()).isEmpty();
  }

  private static Document document() {
    Received file = new Received("a.pdf", Path.of("a.pdf"), "00", 1, DocumentFormat.PDF);
    return new Document(new StoredOriginal(Ids.next(), "documents/a/original.pdf", file), Labels.NONE);
  }
}
