package io.lotse.platform;

import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL as the settings name it; the server's pool makes one and takes its connections from there. A server that is
 * there but silent is given up after a few seconds, so that a person is told; parameters of the URL ({@code connectTimeout},
 * {@code loginTimeout}, {@code socketTimeout}, in seconds) say otherwise.
 */
@Offered("knowledge: for a connection that is not shared")
public class PostgresDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  private static final int SECONDS_TO_CONNECT = 3;
  private static final int SECONDS_TO_ANSWER = 8;

  private final boolean hurries;

  public PostgresDataSource() {
    Settings settings = Settings.current();
    setConnectTimeout(SECONDS_TO_CONNECT);
    setSocketTimeout(SECONDS_TO_ANSWER);
    settings.optional(Setting.DATABASE_URL).map(DatabaseUrl::parse).ifPresent(url -> {
      setUrl(url.jdbc());
      setUser(url.user());
      setPassword(url.password());
    });
    hurries = getLoginTimeout() == 0;
    setApplicationName("lotse");
    setTcpKeepAlive(true);
    setReWriteBatchedInserts(true);
  }

  /** The first may take its time: on a busy machine a cold start does. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Connection made = super.getConnection(user, password);
    if (hurries) {
      setLoginTimeout(SECONDS_TO_CONNECT);
    }
    return made;
  }

  /** One whose statements may take as long as they need: nobody waits for a change of the schema. */
  static PostgresDataSource unhurried() {
    PostgresDataSource source = new PostgresDataSource();
    source.setSocketTimeout(0);
    return source;
  }
}
