package io.lotse.model;

import io.lotse.platform.Offered;

/**
 * Which models are live.
 *
 * @param description one line, without secrets
 */
@Offered("operations: to print and show what is live")
public record LiveModels(String description) {}
