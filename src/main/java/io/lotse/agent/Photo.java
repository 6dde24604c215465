package io.lotse.agent;

import io.lotse.platform.Offered;

/** A photo that comes with a question. */
@Offered("chat: to send photos along")
public record Photo(byte[] bytes, String mediaType) {}
