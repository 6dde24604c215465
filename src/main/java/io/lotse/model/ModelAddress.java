package io.lotse.model;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a model is asked, and how patiently.
 *
 * @param baseUrl empty = OpenAI's own
 * @param apiKey empty = none is sent
 * @param model its name there
 * @param idle a call without a byte for so long has failed
 * @param maxRetries of one call
 */
record ModelAddress(Optional<String> baseUrl, Optional<String> apiKey, String model, Duration idle, int maxRetries) {

  static final String OPENAI = "https://api.openai.com/v1";

  String url() {
    return baseUrl.orElse(OPENAI).replaceAll("/+$", "");
  }

  /** The host as it may be shown: without credentials and path. */
  String host() {
    URI uri = URI.create(url());
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  boolean isOpenAi() { return host().equals(URI.create(OPENAI).getHost()); }

  /** A server's message without our key and its host, should they be repeated there, and not longer than two sentences. */
  String withoutSecrets(String message) {
    String unnamed = message.replace(URI.create(url()).getHost(), "****");
    String hidden = apiKey.map(key -> unnamed.replace(key, "****")).orElse(unnamed).replaceAll("\\bsk-[\\w*-]{6,}",
        "****");
    return hidden.length() <= 300 ? hidden : hidden.substring(0, 300) + "…";
  }
}
