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
    return Long.parseLong(value(sql));
  }

  /** The first column of the first row as text; null where there is no row. */
  public static String value(String sql) {
    try (Connection connection = DriverManager.getConnection(JdbcUrl.of(System.getenv("DATABASE_URL")));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException failed) {
      throw new AssertionError(sql + ": " + failed.getMessage(), failed);
    }
  }
}
