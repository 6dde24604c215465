package io.lotse.platform;

import java.util.List;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The part of a list that a client asks for: {@code skip} (≥ 0) and {@code limit} (0–500). */
@Offered("every room: in its lists")
public class Page {
  private static final int LARGEST = 500;
  @QueryParam("skip")
  @DefaultValue("0")
  private String skip;
  @QueryParam("limit")
  @DefaultValue("100")
  private String limit;

  public int skip() {
    return Query.wholeNumber("skip", skip, 0, Integer.MAX_VALUE);
  }

  public int limit() {
    return Query.wholeNumber("limit", limit, 0, LARGEST);
  }

  /** The list as answer, with the number of all entries in {@code X-Total-Count}. */
  public Response answer(List<?> entries, long total) {
    return Response.ok(entries).header("X-Total-Count", total).build();
  }
}
