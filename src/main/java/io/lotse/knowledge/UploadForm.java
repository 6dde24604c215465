package io.lotse.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.core.EntityPart;

import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/** A multipart form with documents and their labels; what it has received is to be closed. */
final class UploadForm implements AutoCloseable {
  private static final String FILES = "files";
  private static final int LONGEST_VALUE = 4000;
  private static final int LONGEST_NAME = 200;
  private final List<Received> files = new ArrayList<>();
  private final List<FieldError> errors = new ArrayList<>();
  private Labels labels = Labels.NONE;

  private UploadForm() {}

  /** Reads all parts; 422 with everything that is wrong, 413 for a file that is too large. */
  static UploadForm read(List<EntityPart> parts, Intake intake) throws IOException {
    UploadForm form = new UploadForm();
    try {
      form.take(parts, intake);
      return form;
    } catch (IOException | RuntimeException refused) {
      form.close();
      throw refused;
    }
  }

  List<Received> files() {
    return List.copyOf(files);
  }

  /** The only file; 422 where there are several. */
  Received file() {
    if (files.size() != 1) {
      throw Problem.invalid(FILES, "size", "must be one file");
    }
    return files.getFirst();
  }

  Labels labels() {
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
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }

  private void take(String field, EntityPart part, Intake intake) throws IOException {
    String name = name(part.getFileName().orElse(""));
    if (name.isEmpty()) {
      errors.add(new FieldError(field, "no_file", "must be a file with a name"));
      return;
    }
    try (InputStream content = part.getContent()) {
      files.add(intake.receive(field, name, content));
    } catch (Problem refused) {
      if (refused.status() != 422) {
        throw refused;
      }
      errors.addAll(refused.errors());
    }
  }

  /** Without folders and control characters; some clients send the bytes of UTF-8 where the server reads Latin-1. */
  static String name(String given) {
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
