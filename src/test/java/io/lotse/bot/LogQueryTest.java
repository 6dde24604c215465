package io.lotse.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the session log is answered by one index, without sorting. */
class LogQueryTest {
  static Stream<LogQuery> queries() {
    return Stream.of(LogQuery.ofUser("u"), LogQuery.ofSession("s"), LogQuery.olderThan(Instant.EPOCH));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void filter_and_sort_are_the_beginning_of_a_declared_index(LogQuery query) {
    List<Map.Entry<String, Object>> keys = List.copyOf(query.index().keys().entrySet());
    List<String> names = List.copyOf(query.index().keys().keySet());
    List<String> equal = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    query.filter().forEach((field, value) -> (value instanceof Document ? ranges : equal).add(field));

    assertThat(names.subList(0, equal.size())).as("fields of the filter").isEqualTo(equal);
    assertThat(names.subList(equal.size(), equal.size() + ranges.size())).as("ranges come next").isEqualTo(ranges);
    List<Map.Entry<String, Object>> sorted = List.copyOf(query.sort().entrySet());
    assertThat(keys.subList(equal.size(), equal.size() + sorted.size())).as("order, with direction").isEqualTo(sorted);
  }
}
