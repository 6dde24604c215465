package io.lotse.platform.mongo;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.resource.ResourceException;
import jakarta.resource.cci.Connection;
import jakarta.resource.cci.Interaction;
import jakarta.resource.cci.InteractionSpec;
import jakarta.resource.cci.Record;
import jakarta.resource.cci.ResourceWarning;

import org.bson.Document;
import org.eclipse.persistence.internal.nosql.adapters.mongo.MongoInteractionSpec;
import org.eclipse.persistence.internal.nosql.adapters.mongo.MongoListRecord;
import org.eclipse.persistence.internal.nosql.adapters.mongo.MongoOperation;
import org.eclipse.persistence.internal.nosql.adapters.mongo.MongoRecord;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;

/** Carries out the document unit's inserts, updates, finds and removals with the driver. */
class MongoInteraction implements Interaction {
  private final MongoConnection connection;

  MongoInteraction(MongoConnection connection) {
    this.connection = connection;
  }

  /** An update: {@code changed} holds the fields to set, {@code which} identifies the document (id, and version). */
  @Override
  public boolean execute(InteractionSpec spec, Record changed, Record which) throws ResourceException {
    MongoInteractionSpec mongo = (MongoInteractionSpec) spec;
    if (mongo.getOperation() != MongoOperation.UPDATE) {
      throw new ResourceException("Not an update: " + mongo.getOperation());
    }
    return guarded(() -> {
      Document set = document((Map<?, ?>) changed);
      set.remove("_id");
      if (set.isEmpty()) {
        return true;
      }
      UpdateResult result = collection(mongo).updateOne(document((Map<?, ?>) which), new Document("$set", set),
          new UpdateOptions().upsert(mongo.isUpsert()));
      return !result.wasAcknowledged() || result.getMatchedCount() > 0 || result.getUpsertedId() != null;
    });
  }

  @Override
  public Record execute(InteractionSpec spec, Record input) throws ResourceException {
    MongoInteractionSpec mongo = (MongoInteractionSpec) spec;
    Document document = document((Map<?, ?>) input);
    return switch (mongo.getOperation()) {
      case INSERT -> guarded(() -> {
        collection(mongo).insertOne(document);
        return null;
      });
      case REMOVE -> guarded(() -> {
        collection(mongo).deleteOne(document);
        return null;
      });
      case FIND -> guarded(() -> find(mongo, document));
      default -> throw new ResourceException("Not supported: " + mongo.getOperation());
    };
  }

  private Record find(MongoInteractionSpec spec, Document filter) {
    Document sort = (Document) filter.remove(MongoRecord.SORT);
    Document select = (Document) filter.remove("$select");
    FindIterable<Document> found = collection(spec).find(filter).sort(sort).projection(select)
        .skip(Math.max(0, spec.getSkip())).limit(Math.max(0, spec.getLimit()));
    MongoListRecord records = new MongoListRecord();
    try (MongoCursor<Document> cursor = found.cursor()) {
      cursor.forEachRemaining(each -> records.add(record(each)));
    }
    return records.isEmpty() ? null : records;
  }

  private MongoCollection<Document> collection(MongoInteractionSpec spec) {
    return connection.database().getCollection(spec.getCollection());
  }

  private static Document document(Map<?, ?> record) {
    Document document = new Document();
    record.forEach((key, value) -> document.put((String) key, outgoing(value)));
    return document;
  }

  private static Object outgoing(Object value) {
    return switch (value) {
      case Map<?, ?> map -> document(map);
      case Collection<?> list -> list.stream().map(MongoInteraction::outgoing).toList();
      case null, default -> value;
    };
  }

  @SuppressWarnings("unchecked")
  private static MongoRecord record(Map<String, ?> document) {
    MongoRecord record = new MongoRecord();
    document.forEach((key, value) -> record.put(key, incoming(value)));
    return record;
  }

  @SuppressWarnings("unchecked")
  private static Object incoming(Object value) {
    return switch (value) {
      case Map<?, ?> map -> record((Map<String, ?>) map);
      case List<?> list -> list.stream().map(MongoInteraction::incoming).toList();
      case null, default -> value;
    };
  }

  private interface Call<T> {
    T run();
  }

  private static <T> T guarded(Call<T> call) throws ResourceException {
    try {
      return call.run();
    } catch (RuntimeException failed) {
      throw new ResourceException(failed.getMessage(), failed);
    }
  }

  @Override
  public Connection getConnection() { return connection; }

  @Override
  public ResourceWarning getWarnings() { return null; }

  @Override
  public void clearWarnings() {
    // There are none.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
