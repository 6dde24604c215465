package io.lotse.operations;

import java.time.LocalDateTime;

/**
 * A failure that nobody foresaw.
 *
 * @param context method and path of the request; null for work outside of one
 */
public record ErrorView(String incidentId, String errorType, String errorMessage, String traceback,
    LocalDateTime timestamp, String context) {}
