package io.lotse.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.bson.Document;

import com.mongodb.client.MongoDatabase;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.WallClock;
import io.lotse.platform.mongo.SharedMongo;

/** Asks the databases about themselves. */
@ApplicationScoped
class DatabaseLook {
  private static final String FACTS = "select current_setting('server_version'), pg_database_size(current_database()),"
      + " (select count(*) from pg_stat_activity where datname = current_database()),"
      + " (select max(version::int) from flyway_schema_history where success and version is not null)";
  private final Dependencies dependencies;
  private final OptionalParts parts;
  @Resource(lookup = "java:app/jdbc/lotse")
  private DataSource database;

  DatabaseLook() {
    this(null, null);
  }

  @Inject
  DatabaseLook(Dependencies dependencies, OptionalParts parts) {
    this.dependencies = dependencies;
    this.parts = parts;
  }

  DatabaseView now() {
    return new DatabaseView(store(dependencies.postgresql(), this::postgresql),
        store(dependencies.mongodb(), DatabaseLook::mongodb), vectorIndex(), WallClock.now());
  }

  private DatabaseView.Store vectorIndex() {
    Probe probe = parts.vectorIndex();
    Map<String, Object> facts = new LinkedHashMap<>(parts.retrieval());
    if (!probe.up()) {
      facts.put("problem", probe.problem());
    }
    return new DatabaseView.Store(probe.up(), probe.millis(), null, facts);
  }

  private static DatabaseView.Store store(Probe probe, Callable<Map<String, Object>> look) {
    Map<String, Object> facts = new LinkedHashMap<>();
    try {
      facts.putAll(probe.up() ? look.call() : Map.of("problem", probe.problem()));
    } catch (Exception failed) {
      facts.put("problem", failed.getClass().getSimpleName());
    }
    Object version = facts.remove("version");
    return new DatabaseView.Store(probe.up(), probe.millis(), version == null ? null : version.toString(), facts);
  }

  private Map<String, Object> postgresql() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FACTS)) {
      row.next();
      return Map.of("version", "PostgreSQL " + row.getString(1), "size_bytes", row.getLong(2), "connections",
          row.getInt(3), "schema_version", row.getInt(4));
    }
  }

  private static Map<String, Object> mongodb() {
    MongoDatabase mongo = SharedMongo.database();
    String log = Settings.current().text(Setting.MONGODB_SESSION_COLLECTION);
    return Map.of("version", "MongoDB " + mongo.runCommand(new Document("buildInfo", 1)).getString("version"),
        "session_log", mongo.getCollection(log).estimatedDocumentCount(), "agent_steps",
        mongo.getCollection("agent_steps").estimatedDocumentCount());
  }
}
