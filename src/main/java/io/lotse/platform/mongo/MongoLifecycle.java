package io.lotse.platform.mongo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;

/** Ends the shared client with the application. */
@ApplicationScoped
class MongoLifecycle {
  void down(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ending) {
    SharedMongo.close();
  }
}
