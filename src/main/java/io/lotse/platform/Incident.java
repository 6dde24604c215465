package io.lotse.platform;

import java.time.Instant;

/**
 * A failure that nobody foresaw, as it is fired to whoever keeps them.
 *
 * @param context method and path of the request; null for work outside of one
 */
@Offered("operations: to show the last ones")
public record Incident(String id, Instant at, Throwable thrown, String context) {}
