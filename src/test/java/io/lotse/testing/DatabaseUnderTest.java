package io.lotse.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.lotse.quickstart.JdbcUrl;

/** The database of the deployed Lotse, for tests that do what another node, or an operator, would do. */
public final class DatabaseUnderTest {
  private DatabaseUnderTest() {}

  /** Executes one statement in a transaction of its own. */
  public static void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(JdbcUrl.of(System.getenv("DATABASE_URL")));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new AssertionError(sql + ": " + failed.getMessage(), failed);
    }
  }

  /** The number that a query gives. */
  public static long number(String sql) {
    try (Connection connection = DriverManager.getConnection(JdbcUrl.of(System.getenv("DATABASE_URL")));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException failed) {
      throw new AssertionError(sql + ": " + failed.getMessage(), failed);
    }
  }
}
