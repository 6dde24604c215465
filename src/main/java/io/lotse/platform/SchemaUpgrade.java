package io.lotse.platform;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Changes the schema while other nodes work with the older one. A change that waits for a lock makes everybody wait who
 * comes after it; so it gives up soon, lets them through and tries again. What is made {@code concurrently} runs in no
 * transaction and waits for nobody's lock but its own, so it may take its time.
 */
final class SchemaUpgrade {
  static final String HERE = "classpath:db/migration";
  private static final System.Logger LOG = System.getLogger(SchemaUpgrade.class.getName());
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int FOR_ANOTHER_NODE = -1;
  private final DataSource source;
  private final Patience patience;
  private final String[] locations;

  /**
   * How long a change waits for a lock, how long others then have their way, and how often that is.
   *
   * @param lock 1 ms or more; less than the second after which PostgreSQL looks for deadlocks, so that of a change and a
   *     person's request that wait for each other it is the change that gives way
   */
  record Patience(Duration lock, Duration pause, int attempts) {
    /** Some minutes in all. */
    static final Patience USUAL = new Patience(Duration.ofMillis(500), Duration.ofSeconds(2), 120);
  }

  SchemaUpgrade(DataSource source, Patience patience, String... locations) {
    this.source = source;
    this.patience = patience;
    this.locations = locations;
  }

  /** Brings the schema to the newest version; a node that is at it already is waited for. */
  MigrateResult run() throws InterruptedException {
    return to("latest");
  }

  MigrateResult to(String version) throws InterruptedException {
    Flyway flyway = flyway(version);
    for (int attempt = 1;; attempt++) {
      try {
        return flyway.migrate();
      } catch (FlywayException failed) {
        if (attempt == patience.attempts() || !isForALock(failed)) {
          throw failed;
        }
        LOG.log(System.Logger.Level.INFO, "a change of the schema has not had its lock in {0} ms; others go first",
            patience.lock().toMillis());
        Thread.sleep(patience.pause());
      }
    }
  }

  private Flyway flyway(String version) {
    FluentConfiguration configuration = Flyway.configure(getClass().getClassLoader()).dataSource(source)
        .locations(locations).target(version).callbacks(new BoundedWait(patience.lock())).lockRetryCount(
            FOR_ANOTHER_NODE);
    // A lock that lies in an open transaction would keep an index from ever being made concurrently.
    configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
    return configuration.load();
  }

  private static boolean isForALock(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused && LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Says in the transaction of each change how long it may wait for a lock. */
  private record BoundedWait(Duration longest) implements Callback {
    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      try (Statement statement = context.getConnection().createStatement()) {
        statement.execute("set local lock_timeout = " + longest.toMillis());
      } catch (SQLException failed) {
        throw new FlywayException("lock_timeout cannot be set", failed);
      }
    }

    @Override
    public String getCallbackName() { return "bounded wait for locks"; }
  }
}
