package io.lotse.knowledge;

import java.util.Locale;

/** Whether a document is read anew, or only its chunks get vectors of another model. */
enum TaskKind {
  INGEST, EMBED;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
