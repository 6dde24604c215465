package io.lotse.platform;

import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL as the settings name it; the server's pool makes one and takes its connections from there. */
@Offered("knowledge: for a connection that is not shared")
public class PostgresDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  public PostgresDataSource() {
    Settings settings = Settings.current();
    settings.optional(Setting.DATABASE_URL).map(DatabaseUrl::parse).ifPresent(url -> {
      setUrl(url.jdbc());
      setUser(url.user());
      setPassword(url.password());
    });
    setApplicationName("lotse");
    setTcpKeepAlive(true);
    setConnectTimeout(5);
    setSocketTimeout(60);
    setReWriteBatchedInserts(true);
  }
}
