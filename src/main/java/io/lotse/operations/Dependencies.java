package io.lotse.operations;

import java.sql.Connection;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.bson.Document;

import io.lotse.platform.mongo.SharedMongo;
import io.lotse.platform.objects.ObjectStore;

/** Looks at what Lotse stands on; each look is bounded. */
@ApplicationScoped
class Dependencies {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);
  private final ObjectStore objects;
  @Resource(lookup = "java:app/jdbc/lotse")
  private DataSource database;
  @Resource
  private ManagedExecutorService executor;

  Dependencies() {
    this(null);
  }

  @Inject
  Dependencies(ObjectStore objects) {
    this.objects = objects;
  }

  Probe postgresql() {
    return Probe.of(executor, LONGEST_LOOK, () -> {
      try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
        return statement.execute("select 1");
      }
    });
  }

  Probe mongodb() {
    return Probe.of(executor, LONGEST_LOOK, () -> SharedMongo.database().runCommand(new Document("ping", 1)));
  }

  Probe objectStore() {
    return Probe.of(executor, LONGEST_LOOK, () -> {
      objects.check();
      return null;
    });
  }
}
