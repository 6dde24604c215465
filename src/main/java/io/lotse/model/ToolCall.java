package io.lotse.model;

import io.lotse.platform.Offered;

/**
 * A model's wish to call a tool.
 *
 * @param id chosen by the model; the observation names it
 * @param arguments a JSON object as the model wrote it, not yet checked
 */
@Offered("agent: to act")
public record ToolCall(String id, String tool, String arguments) {}
