package io.lotse.knowledge.job;

import java.util.Locale;

/** Whether a document is read anew, or only its chunks get vectors of another model. */
public enum TaskKind {
  INGEST, EMBED;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
