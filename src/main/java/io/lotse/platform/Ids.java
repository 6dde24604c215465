package io.lotse.platform;

import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;

/** Identifiers of ours: UUID version 7 (RFC 9562), which sort by time. */
@Offered("every room: to name what it creates")
public final class Ids {
  private Ids() {}

  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
