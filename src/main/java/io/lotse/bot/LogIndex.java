package io.lotse.bot;

import org.bson.Document;

/** The indexes of the session log. Each query names the one that answers it without sorting or looking elsewhere. */
enum LogIndex {
  BY_USER(new Document(SessionRecord.USER, 1).append(SessionRecord.AT, -1).append("_id", -1)), BY_SESSION(
      new Document(SessionRecord.SESSION, 1).append(SessionRecord.AT, 1).append("_id", 1)), BY_AGE(
          new Document(SessionRecord.AT, 1));

  private final Document keys;

  LogIndex(Document keys) {
    this.keys = keys;
  }

  Document keys() {
    return keys;
  }
}
