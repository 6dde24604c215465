package io.lotse.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.lotse.nodes.Installation;

/** One node under everything at once for {@code soak.minutes} (10): what it takes in the end is what it took before. */
class Soak {
  private static final int LOOKS = 30;
  private static final System.Logger LOG = System.getLogger("soak");
  @TempDir
  private Path work;

  @Test
  void memory_threads_and_descriptors_stay_as_they_were() throws Exception {
    Duration between = Duration.ofMinutes(Integer.getInteger("soak.minutes", 10)).dividedBy(LOOKS);
    List<Vitals> seen = new ArrayList<>();
    try (Installation lotse = new Installation(work, Map.of("RATE_LIMIT_SEARCH", "off"))
        .start(1); EverydayLoad load = new EverydayLoad(lotse)) {
      for (int i = 1; i <= LOOKS; i++) {
        Thread.sleep(between);
        seen.add(Vitals.of(lotse.process(0).server().pid()));
        LOG.log(System.Logger.Level.INFO, "after {0} s: {1} rounds, {2}", between.multipliedBy(i).toSeconds(), load
            .rounds(), seen.getLast());
      }
      assertThat(load.failures()).isEmpty();
    }
    stays(seen, Vitals::heap, 1.1, 10);
    stays(seen, Vitals::resident, 1.1, 30);
    stays(seen, Vitals::threads, 1, 15);
    stays(seen, Vitals::descriptors, 1, 30);
  }

  /** The last third against the second, for the first warms up. */
  private static void stays(List<Vitals> seen, ToLongFunction<Vitals> figure, double factor, int more) {
    double second = seen.subList(LOOKS / 3, 2 * LOOKS / 3).stream().mapToLong(figure).average().orElseThrow();
    double last = seen.subList(2 * LOOKS / 3, LOOKS).stream().mapToLong(figure).average().orElseThrow();
    assertThat(last).isLessThanOrEqualTo(second * factor + more);
  }
}
