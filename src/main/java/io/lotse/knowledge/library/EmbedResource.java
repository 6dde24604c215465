package io.lotse.knowledge.library;

import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.lotse.knowledge.intake.ImportDirectory;
import io.lotse.knowledge.job.EmbedJobs;
import io.lotse.knowledge.job.EmbedStatus;
import io.lotse.knowledge.job.JobEvents;
import io.lotse.knowledge.job.JobView;
import io.lotse.platform.Caller;
import io.lotse.platform.Credential;
import io.lotse.platform.Needs;
import io.lotse.platform.Query;
import io.lotse.platform.Role;

/** The jobs that ingest documents. */
@Path("admin/embed")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class EmbedResource {
  private final EmbedJobs jobs;
  private final JobEvents events;
  private final ImportDirectory imports;
  private final Caller caller;
  private final Credential credential;

  @Inject
  public EmbedResource(EmbedJobs jobs, JobEvents events, ImportDirectory imports, Caller caller,
      Credential credential) {
    this.jobs = jobs;
    this.events = events;
    this.imports = imports;
    this.caller = caller;
    this.credential = credential;
  }

  @POST
  @Needs(Role.SUPERUSER)
  public Response all() {
    imports.takeIn();
    return accepted(jobs.fileAll(by()));
  }

  @POST
  @Path("{document_id}")
  @Needs(Role.SUPERUSER)
  public Response one(@PathParam("document_id") String id) {
    return accepted(jobs.fileOne(by(), DocumentResource.id(id)));
  }

  @GET
  @Path("status")
  @Needs(Role.SUPERUSER)
  public EmbedStatus status() {
    return jobs.status();
  }

  @GET
  @Path("jobs/{job_id}")
  @Needs(Role.SUPERUSER)
  public JobView job(@PathParam("job_id") String id) {
    return jobs.view(jobId(id));
  }

  @DELETE
  @Path("jobs/{job_id}")
  @Needs(Role.SUPERUSER)
  public void cancel(@PathParam("job_id") String id) {
    jobs.cancel(jobId(id));
  }

  @GET
  @Path("jobs/{job_id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Needs(Role.SUPERUSER)
  public void events(@PathParam("job_id") String id, @Context SseEventSink sink, @Context Sse sse,
      @Context HttpServletResponse response) {
    JobView known = jobs.view(jobId(id));
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Accel-Buffering", "no");
    events.watch(known.id(), sink, sse, credential);
  }

  private Response accepted(UUID jobId) {
    return Response.accepted(jobs.view(jobId)).build();
  }

  private String by() {
    return caller.person().id().toString();
  }

  private static UUID jobId(String text) {
    return Query.id(text, "job_not_found", "There is no job with this id.");
  }
}
