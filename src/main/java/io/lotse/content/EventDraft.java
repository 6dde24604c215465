package io.lotse.content;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Lenient;
import io.lotse.platform.Problem.FieldError;
import io.lotse.platform.WallClock;

/**
 * An event as an editor writes it.
 *
 * @param dateStart wall-clock
 * @param dateEnd wall-clock; null where it is not known
 * @param price free-form objects, usually {@code type}, {@code amount}, {@code currency}
 */
public record EventDraft(@NotBlank @Size(max = 200) String name, @NotNull @Size(max = 20_000) String description,
    @NotNull @Size(max = 500) String address, @Size(max = 500) String location,
    @NotNull @JsonSerialize(using = WallClock.Writer.class) @JsonDeserialize(using = WallClock.Reader.class) LocalDateTime dateStart,
    @JsonSerialize(using = WallClock.Writer.class) @JsonDeserialize(using = WallClock.Reader.class) LocalDateTime dateEnd,
    @Size(max = 50) List<@NotNull ObjectNode> price,
    @Size(max = 2000) @Pattern(regexp = WEB, message = WEB_MESSAGE) String url,
    @JsonDeserialize(using = Lenient.Truth.class) @JsonProperty("is_active") @NotNull Boolean isActive,
    @JsonDeserialize(using = Lenient.Truth.class) @NotNull Boolean featured) implements Draft {

  private static final String WEB = "[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#]+([/?#]\\S*)?";
  private static final String WEB_MESSAGE = "must be an address that begins with http:// or https://";

  @Override
  public List<FieldError> contradictions() {
    List<FieldError> errors = new ArrayList<>(Location.errors(location));
    errors.addAll(Prices.errors(price));
    if (dateStart != null && dateEnd != null && dateEnd.isBefore(dateStart)) {
      errors.add(new FieldError("date_end", "out_of_range", "must not be before date_start"));
    }
    return errors;
  }
}
