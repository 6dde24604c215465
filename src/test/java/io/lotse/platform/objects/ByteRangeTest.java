package io.lotse.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({"bytes=0-0, 0, 0", "bytes=2-4, 2, 4", "bytes=5-, 5, 9", "bytes=8-100, 8, 9", "bytes=-3, 7, 9",
      "bytes=-100, 0, 9", "Bytes=0-1, 0, 1"})
  void one_range_is_cut_to_the_object(String header, long first, long last) {
    assertThat(ByteRange.of(header, 10)).contains(new ByteRange(first, last)).get()
        .satisfies(range -> assertThat(range.isSatisfiable()).isTrue())
        .satisfies(range -> assertThat(range.length()).isEqualTo(last - first + 1));
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-, 10", "bytes=10-12, 10", "bytes=-0, 10", "bytes=0-, 0", "bytes=-5, 0"})
  void a_range_past_the_end_cannot_be_satisfied(String header, long size) {
    assertThat(ByteRange.of(header, size)).get().satisfies(range -> assertThat(range.isSatisfiable()).isFalse());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"bytes=-", "bytes=4-2", "bytes=0-1,4-5", "items=0-1", "bytes=a-b",
      "bytes=99999999999999999999-"})
  void what_is_no_single_range_means_the_whole(String header) {
    assertThat(ByteRange.of(header, 10)).isEmpty();
  }
}
