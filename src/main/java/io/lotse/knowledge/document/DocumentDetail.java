package io.lotse.knowledge.document;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.lotse.platform.Offered;

/** A document with its sections and a link to its original. */
@Offered("admin: to show and to keep the library")
public record DocumentDetail(@JsonUnwrapped DocumentView document,
    String error,
    List<WarningView> warnings,
    List<SectionView> sections,
    URI downloadUrl,
    Instant expiresAt) {
  /** What a person should know of a document; {@code excerpt} is the beginning of what was left out, or null. */
  public record WarningView(String code, List<Integer> pages, String excerpt) {}

  /** A section of a document. */
  public record SectionView(UUID id,
      String title,
      Integer level,
      String path,
      Integer pageFrom, Integer pageTo) {}
}
