package io.lotse.platform.mongo;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.bson.conversions.Bson;

import com.mongodb.MongoException;

import io.lotse.platform.Loops;
import io.lotse.platform.Offered;

/** Makes indexes at the start, or as soon as the document store answers: a node starts also without it. */
@Offered("agent, bot: for the indexes of their collections")
@ApplicationScoped
public class MongoIndexes {
  private static final System.Logger LOG = System.getLogger(MongoIndexes.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private final Loops loops;

  MongoIndexes() {
    this(null);
  }

  @Inject
  MongoIndexes(Loops loops) {
    this.loops = loops;
  }

  /** Makes those that are not there yet; waits no longer than for one answer. */
  public void ensure(String collection, List<? extends Bson> keys) {
    if (!made(collection, keys)) {
      loops.once("the making of indexes of " + collection, () -> {
        while (!made(collection, keys)) {
          Thread.sleep(PAUSE);
        }
      });
    }
  }

  private static boolean made(String collection, List<? extends Bson> keys) {
    try {
      keys.forEach(each -> SharedMongo.database().getCollection(collection).createIndex(each));
      return true;
    } catch (MongoException notNow) {
      LOG.log(System.Logger.Level.WARNING, "the indexes of {0} are not there yet: {1}", collection, notNow
          .getMessage());
      return false;
    }
  }
}
