package io.lotse.model;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.lotse.platform.Offered;

/** {@code POST /v2/rerank} as Cohere defines it and compatible servers take it; the address holds the path. */
@Offered("the REST client: it makes a proxy of it")
public interface RerankEndpoint extends AutoCloseable {
  /** JSON in and out, as bytes: which mapper the server would choose is not left to it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  byte[] rerank(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, byte[] body);

  @Override
  void close();
}
