package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;

import javax.transaction.xa.XAException;

import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;

class ProblemsTest {
  static Stream<Exception> a_database_that_stops_or_is_away() {
    ServerAddress address = new ServerAddress();
    return Stream.of(new SQLException("shutting down", "57P01"), new SQLException("a crash of another", "57P02"),
        new SQLException("starting up", "57P03"), new SQLException("lost", "08006"),
        new XAException("jakarta.resource.spi.LocalTransactionException: An I/O error occurred"),
        new MongoSocketReadException("lost", address), new MongoNodeIsRecoveringException(new BsonDocument(), address),
        new MongoNotPrimaryException(new BsonDocument(), address));
  }

  @ParameterizedTest
  @MethodSource
  void a_database_that_stops_or_is_away(Exception thrown) {
    assertThat(Incidents.problem(new IllegalStateException(thrown)).code()).isEqualTo("store_unavailable");
  }
}
