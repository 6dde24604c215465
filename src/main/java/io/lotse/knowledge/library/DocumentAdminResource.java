package io.lotse.knowledge.library;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.knowledge.document.DocumentPatch;
import io.lotse.knowledge.document.DocumentView;
import io.lotse.knowledge.intake.Filed;
import io.lotse.knowledge.intake.FiledBy;
import io.lotse.knowledge.intake.Intake;
import io.lotse.knowledge.intake.UploadForm;
import io.lotse.knowledge.job.IngestLog;
import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Page;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.limit.Limited;

/** Documents handed in, relabelled and removed by administrators. */
@Path("admin/documents")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class DocumentAdminResource {
  private final Intake intake;
  private final Library library;
  private final Removal removal;
  private final IngestLog log;
  private final Caller caller;

  @Inject
  public DocumentAdminResource(Intake intake, Library library, Removal removal, IngestLog log,
      Caller caller) {
    this.intake = intake;
    this.library = library;
    this.removal = removal;
    this.log = log;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Needs(Role.SUPERUSER)
  @Limited(Setting.RATE_LIMIT_UPLOAD)
  public Response upload(List<EntityPart> parts) throws IOException {
    try (UploadForm form = UploadForm.read(parts == null ? List.of() : parts, intake)) {
      Filed filed = intake.file(form.files(), form.labels(), by());
      return Response.accepted(filed.beside(form.rejected())).build();
    }
  }

  @PUT
  @Path("{document_id}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Needs(Role.SUPERUSER)
  @Limited(Setting.RATE_LIMIT_UPLOAD)
  public Response replace(@PathParam("document_id") String id, List<EntityPart> parts) throws IOException {
    UUID document = library.find(DocumentResource.id(id)).getId();
    try (UploadForm form = UploadForm.read(parts == null ? List.of() : parts, intake)) {
      return Response.accepted(intake.replace(document, form.file(), form.labels(), by()).beside(form.rejected()))
          .build();
    }
  }

  @GET
  @Path("{document_id}/log")
  @Needs(Role.SUPERUSER)
  public Response log(@PathParam("document_id") String id, @BeanParam Page page) {
    UUID document = library.find(DocumentResource.id(id)).getId();
    return page.answer(log.of(document, page.skip(), page.limit()), log.count(document));
  }

  @PATCH
  @Path("{document_id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Needs(Role.SUPERUSER)
  public DocumentView relabel(@PathParam("document_id") String id, @Valid DocumentPatch patch) {
    return library.relabel(DocumentResource.id(id), patch);
  }

  @DELETE
  @Path("{document_id}")
  @Needs(Role.SUPERUSER)
  public void remove(@PathParam("document_id") String id) {
    removal.remove(DocumentResource.id(id));
  }

  private FiledBy by() {
    return FiledBy.person(caller.person().id());
  }
}
