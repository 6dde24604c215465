package io.lotse.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.core.EntityPart;

import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.document.Validity;
import io.lotse.knowledge.original.Received;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/** A multipart form with documents and their labels; what it has received is to be closed. */
public final class UploadForm implements AutoCloseable {
  private static final String FILES = "files";
  private static final int LONGEST_VALUE = 4000;
  private static final int LONGEST_NAME = 200;
  private final List<Received> files = new ArrayList<>();
  private final List<FieldError> errors = new ArrayList<>();
  private final List<RejectedFile> rejected = new ArrayList<>();
  private Labels labels = Labels.NONE;

  private UploadForm() {}

  /**
   * Reads all parts. A file that cannot be taken is {@linkplain #rejected() rejected} beside the good ones; 422 with
   * everything that is wrong where the labels are, or no file is good, and 413 where each file is too large.
   */
  public static UploadForm read(List<EntityPart> parts, Intake intake) throws IOException {
    UploadForm form = new UploadForm();
    try {
      form.take(parts, intake);
      return form;
    } catch (IOException | RuntimeException refused) {
      form.close();
      throw refused;
    }
  }

  public List<Received> files() {
    return List.copyOf(files);
  }

  /** The only file; 422 where there are several. */
  public Received file() {
    if (files.size() + rejected.size() != 1) {
      throw Problem.invalid(FILES, "size", "must be one file");
    }
    return files.getFirst();
  }

  /** The files that were not taken, in their order. */
  public List<RejectedFile> rejected() {
    return List.copyOf(rejected);
  }

  public Labels labels() {
    return labels;
  }

  private void take(List<EntityPart> parts, Intake intake) throws IOException {
    labels = Labels.read(value(parts, "product"), value(parts, "language"), value(parts, "version"),
        values(parts, "tags"), errors)
        .withValidity(Validity.read(value(parts, "valid_from"), value(parts, "valid_until"), errors));
    List<EntityPart> uploads = parts.stream().filter(part -> FILES.equals(part.getName())).toList();
    for (int i = 0; i < uploads.size(); i++) {
      take(FILES + "[" + i + "]", uploads.get(i), intake);
    }
    if (uploads.isEmpty()) {
      errors.add(new FieldError(FILES, "required", "must hold at least one file"));
    }
    if (files.isEmpty() || !errors.isEmpty()) {
      refuse();
    }
  }

  private void refuse() {
    rejected.forEach(file -> errors.add(new FieldError(file.field(), file.code(), file.message())));
    Problem refusal = Problem.invalid(errors);
    if (errors.stream().allMatch(error -> error.code().equals(Intake.TOO_LARGE))) {
      throw new Problem(413, Intake.TOO_LARGE, refusal.getMessage()).with("errors", errors);
    }
    throw refusal;
  }

  private void take(String field, EntityPart part, Intake intake) throws IOException {
    String name = name(part.getFileName().orElse(""));
    if (name.isEmpty()) {
      rejected.add(new RejectedFile(field, name, "no_file", "must be a file with a name"));
      return;
    }
    try (InputStream content = part.getContent()) {
      files.add(intake.receive(field, name, content));
    } catch (Problem refused) {
      if (refused.errors().isEmpty()) {
        throw refused;
      }
      refused.errors().forEach(error -> rejected.add(new RejectedFile(field, name, error.code(), error.message())));
    }
  }

  /** Without folders and control characters; some clients send the bytes of UTF-8 where the server reads Latin-1. */
  public static String name(String given) {
    byte[] latin1 = given.getBytes(StandardCharsets.ISO_8859_1);
    String utf8 = new String(latin1, StandardCharsets.UTF_8);
    boolean wasUtf8 = new String(latin1, StandardCharsets.ISO_8859_1).equals(given) && !utf8.contains("\uFFFD");
    String name = (wasUtf8 ? utf8 : given).replaceAll("\\p{Cntrl}", "").replaceAll("^.*[/\\\\]", "").strip();
    return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
  }

  private static String value(List<EntityPart> parts, String name) throws IOException {
    List<String> values = values(parts, name);
    return values.isEmpty() ? null : values.getFirst();
  }

  private static List<String> values(List<EntityPart> parts, String name) throws IOException {
    List<String> values = new ArrayList<>();
    for (EntityPart part : parts) {
      if (name.equals(part.getName())) {
        try (InputStream content = part.getContent()) {
          values.add(new String(content.readNBytes(LONGEST_VALUE), StandardCharsets.UTF_8));
        }
      }
    }
    return values;
  }

  @Override
  public void close() {
    files.forEach(Received::close);
  }
}
