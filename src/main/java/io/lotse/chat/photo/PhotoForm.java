package io.lotse.chat.photo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.ws.rs.core.EntityPart;

import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;
import io.lotse.platform.Query;

/** A multipart form with photos: {@code files}, and the conversation that they are for. */
public final class PhotoForm {
  /** Bytes of one file. */
  static final int LARGEST = 10 * 1024 * 1024;
  /** Bytes of a form that may hold no more than five of them. */
  static final long LARGEST_FORM = 5L * LARGEST + 64 * 1024;
  private static final String FILES = "files";
  private static final String TOO_LARGE = "file_too_large";
  private static final int LONGEST_VALUE = 100;
  private final List<EntityPart> files;
  private final List<EntityPart> parts;
  private final List<FieldError> errors = new ArrayList<>();

  /** @param parts null where there was no body */
  public PhotoForm(List<EntityPart> parts) {
    this.parts = parts == null ? List.of() : parts;
    this.files = this.parts.stream().filter(part -> FILES.equals(part.getName())).toList();
  }

  /** The conversation; null where none is named. 404 {@code session_not_found} for what is no id. */
  public UUID session() throws IOException {
    for (EntityPart part : parts) {
      if ("session_id".equals(part.getName())) {
        try (InputStream content = part.getContent()) {
          String value = new String(content.readNBytes(LONGEST_VALUE), StandardCharsets.UTF_8).strip();
          return value.isEmpty() ? null : Query.id(value, "session_not_found",
              "There is no conversation with this id.");
        }
      }
    }
    return null;
  }

  /** What is wrong with the form can be told without looking at any picture. */
  public void check() {
    if (files.isEmpty()) {
      throw Problem.invalid(FILES, "required", "must hold at least one photo");
    }
    if (files.size() > Photos.MOST) {
      throw Problem.invalid(FILES, "size", "must be at most " + Photos.MOST + " photos");
    }
  }

  /**
   * All photos, developed one by one, each under a permit, for it takes memory and a processor.
   *
   * @throws Problem 422 with everything that is wrong; 413 {@code file_too_large} where that is all
   */
  public List<DevelopedPhoto> develop(Semaphore permits) throws IOException, InterruptedException {
    List<DevelopedPhoto> developed = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      permits.acquire();
      try {
        developed.add(Darkroom.develop(bytes(files.get(i))));
      } catch (Undeveloped refused) {
        errors.add(new FieldError(FILES + "[" + i + "]", refused.code(), refused.getMessage()));
      } finally {
        permits.release();
      }
    }
    refuseWhatIsWrong();
    return developed;
  }

  private void refuseWhatIsWrong() {
    if (errors.isEmpty()) {
      return;
    }
    Problem refusal = Problem.invalid(errors);
    throw errors.stream().allMatch(error -> error.code().equals(TOO_LARGE))
        ? new Problem(413, "file_too_large", refusal.getMessage()).with("errors", errors) : refusal;
  }

  private static byte[] bytes(EntityPart part) throws IOException, Undeveloped {
    try (InputStream content = part.getContent()) {
      byte[] bytes = content.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new Undeveloped(TOO_LARGE, "is larger than 10 MB");
      }
      if (bytes.length == 0) {
        throw new Undeveloped("empty_file", "is empty");
      }
      return bytes;
    }
  }
}
