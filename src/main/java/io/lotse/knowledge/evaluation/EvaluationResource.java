package io.lotse.knowledge.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Role;

/** The saved evaluation questions as a file, as the evaluation runner reads it. */
@Path("admin/evaluation/questions")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EvaluationResource {
  private final EvaluationQuestions questions;
  private final Caller caller;

  /** How many questions were taken in. */
  public record Taken(int questions) {}

  @Inject
  EvaluationResource(EvaluationQuestions questions, Caller caller) {
    this.questions = questions;
    this.caller = caller;
  }

  @GET
  @Needs(Role.SUPERUSER)
  public List<EvaluationQuestion> export() {
    return questions.all();
  }

  @POST
  @Needs(Role.SUPERUSER)
  public Taken take(InputStream file) throws IOException {
    return new Taken(questions.take(file, caller.person().email()));
  }
}
