package io.lotse.knowledge.search;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.embedding.QuestionVector;
import io.lotse.knowledge.embedding.SwiftEmbedding;
import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;

/** What messenger bots ask of retrieval itself. */
@Path("rag")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class RagResource {
  /** A text to be embedded. */
  public record EmbeddingRequest(@NotNull @Size(min = 1, max = 20_000) String text) {}

  /** Its unit vector. */
  public record EmbeddingAnswer(float[] embedding, String text, String model, int dimensions) {}

  private final LiveEmbedding embedding;
  private final QuestionVector questions;
  private final RetrievalHealth health;

  @Inject
  public RagResource(LiveEmbedding embedding, QuestionVector questions, RetrievalHealth health) {
    this.embedding = embedding;
    this.questions = questions;
    this.health = health;
  }

  @POST
  @Path("embedding")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(scope = Scope.BOT)
  public EmbeddingAnswer embed(@Valid EmbeddingRequest request) {
    EmbeddingModel model = embedding.model().orElseThrow(
        () -> new Problem(503, "embedding_unavailable", "No embedding model is configured."));
    float[] vector = new SwiftEmbedding(model, text -> questions.of(model, text)).embedQuery(request.text());
    return new EmbeddingAnswer(vector, request.text(), model.name(), vector.length);
  }

  @GET
  @Path("health")
  @Needs(Role.ANYONE)
  public RetrievalHealth.Report health() {
    return health.report();
  }
}
