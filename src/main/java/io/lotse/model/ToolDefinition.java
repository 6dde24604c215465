package io.lotse.model;

import java.util.Map;

import io.lotse.platform.Offered;

/**
 * What a model is told about a tool.
 *
 * @param parameters JSON Schema (2020-12) of its arguments
 */
@Offered("agent: to describe its tools")
public record ToolDefinition(String name, String description, Map<String, Object> parameters) {}
