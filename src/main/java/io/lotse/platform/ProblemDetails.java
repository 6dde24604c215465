package io.lotse.platform;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.lotse.platform.Problem.FieldError;

/** An error as a client reads it: {@code application/problem+json}, RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<FieldError> errors,
    String incidentId,
    @JsonAnyGetter Map<String, Object> extensions) {
  /** The media type of problem details. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
