package io.lotse.chat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.chat.photo.BoundedForm;
import io.lotse.chat.photo.PhotoForm;
import io.lotse.chat.photo.PhotoIntake;
import io.lotse.chat.photo.PhotoView;
import io.lotse.chat.photo.Photos;
import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.limit.Limited;

/** Photos of conversations: handing them in and looking at them. */
@Path("chat")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class PhotoResource {
  /** The photos that are kept now, and the conversation that they are for. */
  public record Uploaded(UUID sessionId, List<PhotoView> images) {}

  private final PhotoIntake intake;
  private final Photos photos;
  private final Conversations conversations;
  private final Caller caller;

  @Inject
  PhotoResource(PhotoIntake intake, Photos photos, Conversations conversations, Caller caller) {
    this.intake = intake;
    this.photos = photos;
    this.conversations = conversations;
    this.caller = caller;
  }

  @POST
  @Path("upload")
  @BoundedForm
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Needs(Role.VERIFIED)
  @Limited(Setting.RATE_LIMIT_UPLOAD)
  public Uploaded upload(List<EntityPart> parts) throws IOException {
    PhotoForm form = new PhotoForm(parts);
    form.check();
    UUID named = form.session();
    if (named != null) {
      conversations.session(caller.person(), named);
    }
    var developed = intake.develop(form);
    UUID session = named != null ? named : conversations.beginWithPhotos(caller.person());
    return new Uploaded(session, photos.keep(caller.person().id(), session, developed));
  }

  @GET
  @Path("images/{object_key}")
  @Needs(Role.VERIFIED)
  public Response image(@PathParam("object_key") String key) {
    return Response.temporaryRedirect(photos.link(caller.person().id(), key)).header("Cache-Control", "no-store")
        .build();
  }
}
