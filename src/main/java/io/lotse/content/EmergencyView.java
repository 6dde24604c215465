package io.lotse.content;

import java.time.LocalDateTime;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

import io.lotse.platform.Offered;
import io.lotse.platform.WallClock;

/** An emergency contact as clients see it. */
@Offered("agent: to tell of it")
public record EmergencyView(String name, String phoneNumber, String description, String address, String location,
    int priority, @JsonProperty("is_active") boolean isActive, String section, Integer sectionId, Integer id,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime createdAt,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime updatedAt, int version) implements Shown {}
