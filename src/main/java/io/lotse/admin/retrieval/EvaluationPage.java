package io.lotse.admin.retrieval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.primefaces.event.FileUploadEvent;

import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Rows;
import io.lotse.knowledge.evaluation.EvaluationComparison;
import io.lotse.knowledge.evaluation.EvaluationQuestion;
import io.lotse.knowledge.evaluation.EvaluationQuestions;
import io.lotse.knowledge.evaluation.EvaluationRun;
import io.lotse.knowledge.evaluation.EvaluationRuns;
import io.lotse.knowledge.evaluation.Figures;

/** The saved evaluation questions, and what their runs gave. */
@Named
@ViewScoped
public class EvaluationPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;
  private final transient EvaluationQuestions questions;
  private final transient EvaluationRuns runs;
  private final transient Deeds deeds;
  private final transient Rows<EvaluationQuestion> rows;
  private String part;
  private transient List<EvaluationRun> newest;

  EvaluationPage() {
    this(null, null, null);
  }

  @Inject
  EvaluationPage(EvaluationQuestions questions, EvaluationRuns runs, Deeds deeds) {
    this.questions = questions;
    this.runs = runs;
    this.deeds = deeds;
    this.rows = new Rows<>((first, size, order) -> questions.list(part, first, size), () -> questions.count(part),
        EvaluationQuestion::id);
  }

  public void run() {
    deeds.done("evaluation-run", null, () -> runs.run(deeds.person().email()));
    newest = null;
    Notices.done("admin.work", "evaluationDone");
  }

  public void remove(EvaluationQuestion question) {
    deeds.done("evaluation-question-removed", question.id(), () -> questions.remove(question.id()));
    Notices.done("admin.work", "questionRemoved");
  }

  public void take(FileUploadEvent event) throws IOException {
    byte[] file = event.getFile().getContent();
    int taken = deeds.done("POST /api/admin/evaluation/questions", null, () -> taken(file));
    Notices.done("admin.work", "questionsTaken", taken);
  }

  private int taken(byte[] file) {
    try {
      return questions.take(new ByteArrayInputStream(file), deeds.person().email());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public void export() {
    deeds.download("/api/admin/evaluation/questions");
  }

  /** The newest first. */
  public List<EvaluationRun> getRuns() {
    if (newest == null) {
      newest = runs.newest(SHOWN);
    }
    return newest;
  }

  public EvaluationRun getLast() { return getRuns().isEmpty() ? null : getRuns().getFirst(); }

  /** What the last run does better and worse than the one before. */
  public List<EvaluationComparison> getComparison() {
    Optional<EvaluationRun> before = getRuns().stream().skip(1).findFirst();
    return before.map(older -> EvaluationComparison.of(older, getLast())).orElse(List.of());
  }

  /** The figures of a run's way of searching; null where it has not searched so. */
  public Figures figures(EvaluationRun run, String way) {
    return run.figures().get(way);
  }

  public Rows<EvaluationQuestion> getRows() { return rows; }

  public String getPart() { return part; }

  public void setPart(String text) { part = text; }
}
