package io.lotse.platform;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.lotse.platform.Problem.FieldError;

/** An error as a client reads it: {@code application/problem+json}, RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "What went wrong, as RFC 9457 problem details")
public record ProblemDetails(
    @Schema(description = "Identifies the kind of problem", example = "about:blank", required = true) String type,
    @Schema(description = "The status in words", required = true) String title,
    @Schema(description = "The HTTP status", required = true) int status,
    @Schema(description = "One readable sentence", required = true) String detail,
    @Schema(description = "The path that was called") String instance,
    @Schema(description = "Stable and machine-readable, e.g. session_not_found", required = true) String code,
    @Schema(description = "Every violation, where fields were wrong") List<FieldError> errors,
    @Schema(description = "Names the log entry of an unforeseen failure") String incidentId,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {
  /** The media type of problem details. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
