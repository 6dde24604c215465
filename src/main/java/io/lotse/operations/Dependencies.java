package io.lotse.operations;

import java.sql.Connection;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

import org.bson.Document;

import io.lotse.platform.mongo.SharedMongo;

/** Looks at what Lotse stands on; each look is bounded. */
@ApplicationScoped
class Dependencies {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);
  @Resource(lookup = "java:app/jdbc/lotse")
  private DataSource database;
  @Resource
  private ManagedExecutorService executor;

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
}
