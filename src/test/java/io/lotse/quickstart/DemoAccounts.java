package io.lotse.quickstart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import com.github.f4b6a3.uuid.UuidCreator;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/**
 * People put straight into the database, because nobody reads a verification mail for them. The password hash is
 * argon2id with 19 MiB and two passes, as OWASP's password storage cheat sheet asks for.
 */
public final class DemoAccounts {
  private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  private final String jdbcUrl;

  /** @param databaseUrl as {@code DATABASE_URL} has it: {@code postgresql://user:password@host:port/database} */
  public DemoAccounts(String databaseUrl) {
    this.jdbcUrl = JdbcUrl.of(databaseUrl);
  }

  /** Makes sure that this verified person exists and has this password. */
  public void ensure(Person person) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      if (!update(connection, person)) {
        insert(connection, person);
      }
    } catch (SQLException e) {
      throw new QuickstartFailed("The demo account " + person.email() + " could not be stored: " + e.getMessage(), e);
    }
  }

  private static boolean update(Connection connection, Person person) throws SQLException {
    String sql = "update person set password_hash = ?, is_active = true, is_verified = true, is_superuser = ?,"
        + " updated_at = now() where email = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, hash(person.password()));
      statement.setBoolean(2, person.superuser());
      statement.setString(3, person.email());
      return statement.executeUpdate() > 0;
    }
  }

  private static void insert(Connection connection, Person person) throws SQLException {
    String sql = "insert into person (id, email, display_name, password_hash, is_active, is_verified, is_superuser,"
        + " created_at, updated_at) values (?, ?, ?, ?, true, true, ?, ?, ?)";
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, UuidCreator.getTimeOrderedEpoch());
      statement.setString(2, person.email());
      statement.setString(3, person.displayName());
      statement.setString(4, hash(person.password()));
      statement.setBoolean(5, person.superuser());
      statement.setObject(6, now);
      statement.setObject(7, now);
      statement.executeUpdate();
    }
  }

  private static String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
  }

  /** Somebody to sign in as. */
  public record Person(String email, String displayName, String password, boolean superuser) {}
}
