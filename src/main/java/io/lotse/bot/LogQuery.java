package io.lotse.bot;

import java.time.Instant;

import org.bson.Document;

/** What the session log is asked for: a filter and an order that are, together, the beginning of one index. */
record LogQuery(LogIndex index, Document filter, Document sort) {
  /** The records of a user, the newest first. */
  static LogQuery ofUser(String userId) {
    return new LogQuery(LogIndex.BY_USER, new Document(SessionRecord.USER, userId),
        new Document(SessionRecord.AT, -1).append("_id", -1));
  }

  /** The records of a session, the first one first. */
  static LogQuery ofSession(String sessionId) {
    return new LogQuery(LogIndex.BY_SESSION, new Document(SessionRecord.SESSION, sessionId),
        new Document(SessionRecord.AT, 1).append("_id", 1));
  }

  /** All records from before a moment. */
  static LogQuery olderThan(Instant moment) {
    return new LogQuery(LogIndex.BY_AGE, new Document(SessionRecord.AT, new Document("$lt", moment)), new Document());
  }
}
