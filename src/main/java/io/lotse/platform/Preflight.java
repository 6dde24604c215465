package io.lotse.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * Ends the start with one readable sentence when Lotse could not work: wrong settings, no database. The line starts
 * with {@value #MARK}, by which launchers recognise it among the server's own lines.
 */
final class Preflight {
  static final String MARK = "LOTSE START FAILED: ";
  private static final System.Logger LOG = System.getLogger("io.lotse.start");

  private Preflight() {}

  static void passed(Settings settings) {
    List<String> problems = new ArrayList<>(settings.problems());
    if (!settings.has(Setting.DATABASE_URL) && problems.isEmpty()) {
      problems.add("DATABASE_URL is not set: give postgresql://user:password@host:port/database.");
    }
    if (!settings.has(Setting.MONGODB_URL) && problems.isEmpty()) {
      problems.add("MONGODB_URL is not set: give mongodb://host:port/.");
    }
    if (!problems.isEmpty()) {
      throw failed(String.join(" ", problems), null);
    }
    settings.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
  }

  static void reachable(DataSource source) {
    try (Connection connection = source.getConnection()) {
      connection.isValid(5);
    } catch (SQLException refused) {
      Throwable cause = refused;
      while (cause.getCause() != null && cause.getCause() != cause) {
        cause = cause.getCause();
      }
      throw failed("DATABASE_URL=" + Settings.current().shown(Setting.DATABASE_URL)
          + " cannot be reached: " + cause.getMessage(), refused);
    }
  }

  private static IllegalStateException failed(String sentence, Throwable cause) {
    LOG.log(System.Logger.Level.ERROR, MARK + sentence);
    return new IllegalStateException(MARK + sentence, cause);
  }
}
