package io.lotse.bot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.bson.Document;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.WallClock;
import io.lotse.platform.mongo.MongoIndexes;
import io.lotse.platform.mongo.SharedMongo;

/** The session log: what users of bots did, record by record. */
@ApplicationScoped
class SessionLog {
  /** Records of a user that are looked at for a history; what lies further back is over. */
  static final int LOOK_BACK = 500;
  private static final int AT_A_TIME = 50;
  @PersistenceContext(unitName = "threads")
  private EntityManager store;

  /**
   * The newest records of a user, back to the restart before them.
   *
   * @param newestFirst without that restart
   * @param restarted whether there is one
   */
  record Stretch(List<SessionRecord> newestFirst, boolean restarted) {
    Stretch { newestFirst = List.copyOf(newestFirst); }
  }

  void index(@Observes @Initialized(ApplicationScoped.class) Object started, MongoIndexes indexes) {
    indexes.ensure(Settings.current().text(Setting.MONGODB_SESSION_COLLECTION), Stream.of(LogIndex.values())
        .map(LogIndex::keys).toList());
  }

  /** Stores a record of this moment. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  SessionRecord add(SessionStep step) {
    String session = step.sessionId() == null ? UUID.randomUUID().toString() : step.sessionId();
    SessionRecord record = new SessionRecord(step, session, Instant.now().truncatedTo(ChronoUnit.MILLIS), WallClock
        .zone());
    store.persist(record);
    return record;
  }

  /** Adds the response to the first record of a session; empty when there is none. In one step, so no writer is lost. */
  Optional<SessionRecord> respond(String sessionId, String response) {
    LogQuery query = LogQuery.ofSession(sessionId);
    return Optional.ofNullable(collection().findOneAndUpdate(query.filter(),
        new Document("$set", new Document(SessionRecord.RESPONSE, response)),
        new FindOneAndUpdateOptions().sort(query.sort()).returnDocument(ReturnDocument.AFTER))).map(SessionRecord::new);
  }

  /** The first record of a session. */
  Optional<SessionRecord> first(String sessionId) {
    LogQuery query = LogQuery.ofSession(sessionId);
    return Optional.ofNullable(collection().find(query.filter()).sort(query.sort()).first()).map(SessionRecord::new);
  }

  /** What a user did since the newest restart, as far as the look-back reaches. */
  Stretch sinceRestart(String userId) {
    LogQuery query = LogQuery.ofUser(userId);
    List<SessionRecord> records = new ArrayList<>();
    try (MongoCursor<Document> newest = collection().find(query.filter()).sort(query.sort()).limit(LOOK_BACK)
        .batchSize(AT_A_TIME).cursor()) {
      while (newest.hasNext()) {
        SessionRecord record = new SessionRecord(newest.next());
        if (record.isRestart()) {
          return new Stretch(records, true);
        }
        records.add(record);
      }
    }
    return new Stretch(records, false);
  }

  /** Removes what is older than that moment; how many records that were. */
  long forget(Instant moment) {
    return collection().deleteMany(LogQuery.olderThan(moment).filter()).getDeletedCount();
  }

  /** All records of a user, in the order in which they were made. */
  List<SessionRecord> all(String userId) {
    return collection().find(Filters.eq(SessionRecord.USER, userId)).sort(Sorts.ascending("_id"))
        .map(SessionRecord::new).into(new ArrayList<>());
  }

  /** Removes all records of a user. */
  void forgetUser(String userId) {
    collection().deleteMany(Filters.eq(SessionRecord.USER, userId));
  }

  private static MongoCollection<Document> collection() {
    return SharedMongo.database().getCollection(Settings.current().text(Setting.MONGODB_SESSION_COLLECTION));
  }
}
