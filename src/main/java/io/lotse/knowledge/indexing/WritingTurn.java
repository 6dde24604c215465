package io.lotse.knowledge.indexing;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.PostgresDataSource;

/**
 * Which node writes the index. A node's own is written by itself. One that all share is written by the node that holds an
 * advisory lock of PostgreSQL; the lock lives as long as its connection, so another node takes over when that one dies.
 */
@ApplicationScoped
class WritingTurn {
  private static final System.Logger LOG = System.getLogger(WritingTurn.class.getName());
  private static final String LOCK = "select pg_try_advisory_lock(hashtext('lotse.index'), 1)";
  private static final int SECONDS_TO_ANSWER = 2;
  private final IndexPlace place;
  private Connection connection;
  private boolean held;

  WritingTurn() {
    this(null);
  }

  @Inject
  WritingTurn(IndexPlace place) {
    this.place = place;
  }

  /** For one thread. */
  boolean isMine() {
    if (!place.isShared())
      return true;
    try {
      if (connection == null || !connection.isValid(SECONDS_TO_ANSWER))
        reconnect();
      if (!held && tryLock()) {
        held = true;
        LOG.log(Level.INFO, "index: this node writes it for all");
      }
      return held;
    } catch (SQLException away) {
      LOG.log(Level.WARNING, "index: whose turn it is to write cannot be told: {0}", away.getMessage());
      return false;
    }
  }

  private boolean tryLock() throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet locked = statement.executeQuery(LOCK)) {
      return locked.next() && locked.getBoolean(1);
    }
  }

  private void reconnect() throws SQLException {
    held = false;
    if (connection != null)
      connection.close();
    connection = new PostgresDataSource().getConnection();
  }

  @PreDestroy
  void end() {
    try {
      if (connection != null)
        connection.close();
    } catch (SQLException failed) {
      LOG.log(Level.DEBUG, "the connection that held the turn did not close", failed);
    }
  }
}
