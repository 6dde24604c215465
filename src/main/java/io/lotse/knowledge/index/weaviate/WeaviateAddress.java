package io.lotse.knowledge.index.weaviate;

import java.net.URI;
import java.util.Optional;

/**
 * Where a Weaviate server is.
 *
 * @param url of its REST interface; gRPC is on the same host and encrypted as this one is
 * @param apiKey empty where the server asks for none
 */
public record WeaviateAddress(URI url, int grpcPort, Optional<String> apiKey) {

  int port() {
    return url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }

  /** Answers 200 once the server has read its collections. */
  URI readiness() {
    return url.resolve("/v1/.well-known/ready");
  }

  @Override
  public String toString() {
    return "Weaviate " + url + " (gRPC " + grpcPort + ")";
  }
}
