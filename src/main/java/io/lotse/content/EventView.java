package io.lotse.content;

import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Offered;
import io.lotse.platform.WallClock;

/** An event as clients see it. */
@Offered("agent: to tell of it")
public record EventView(String name, String description, String address, String location,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime dateStart,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime dateEnd, List<ObjectNode> price, String url,
    @JsonProperty("is_active") boolean isActive, boolean featured, Integer id,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime createdAt,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime updatedAt, int version) implements Shown {}
