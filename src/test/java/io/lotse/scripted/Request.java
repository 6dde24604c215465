package io.lotse.scripted;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request as it came in.
 *
 * @param headers by lower-case name
 * @param body missing where there was none
 */
public record Request(String method, String path, Map<String, String> headers, JsonNode body) {}
