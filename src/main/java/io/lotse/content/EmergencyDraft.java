package io.lotse.content;

import java.util.List;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import io.lotse.platform.Lenient;
import io.lotse.platform.Problem.FieldError;

/**
 * An emergency contact as an editor writes it.
 *
 * @param priority the higher, the earlier in lists
 * @param section what the contact belongs to in a menu, e.g. {@code Hospitals}
 */
public record EmergencyDraft(@NotBlank @Size(max = 200) String name,
    @NotNull @Size(max = 100) @Pattern(regexp = PHONE, message = PHONE_MESSAGE) String phoneNumber,
    @Size(max = 5000) String description, @Size(max = 500) String address, @Size(max = 500) String location,
    @JsonDeserialize(using = Lenient.Whole.class) @NotNull Integer priority,
    @JsonDeserialize(using = Lenient.Truth.class) @JsonProperty("is_active") @NotNull Boolean isActive,
    @Size(max = 200) String section, @JsonDeserialize(using = Lenient.Whole.class) @Min(0) Integer sectionId)
    implements
      Draft {

  private static final String PHONE = "[0-9+()/ -]*[0-9][0-9+()/ -]*";
  private static final String PHONE_MESSAGE = "must be digits, with spaces and + ( ) - / among them";

  @Override
  public List<FieldError> contradictions() {
    return Location.errors(location);
  }
}
