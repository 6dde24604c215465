package io.lotse.operations;

import java.time.LocalDateTime;
import java.util.Map;

/** The databases as this node sees them. */
public record DatabaseView(Store postgresql, Store mongodb, Store vectorIndex, LocalDateTime timestamp) {
  /**
   * One of them.
   *
   * @param version null where it does not tell
   * @param facts sizes and counts; {@code problem} where it does not answer
   */
  public record Store(boolean up, long latencyMs, String version, Map<String, Object> facts) {}
}
