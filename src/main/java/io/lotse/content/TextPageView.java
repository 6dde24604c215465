package io.lotse.content;

import java.time.LocalDateTime;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

import io.lotse.platform.WallClock;

/** A text page as clients see it; what the text is (HTML, JSON, plain) is between its author and its readers. */
public record TextPageView(String content, String slug, Integer id,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime createdAt,
    @JsonSerialize(using = WallClock.Writer.class) LocalDateTime updatedAt, int version) implements Shown {}
