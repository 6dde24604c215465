package io.lotse.content;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import io.lotse.platform.Page;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/** What all lists of entries can be asked for. */
public class ListQuery extends Page {
  private static final int LONGEST = 200;
  @QueryParam("active_only")
  @DefaultValue("false")
  private String activeOnly;
  @QueryParam("use_cache")
  @DefaultValue("true")
  private String useCache;
  @QueryParam("q")
  private String q;

  boolean useCache() {
    return Query.truth("use_cache", useCache);
  }

  /** Everything on which the answer depends. */
  final String key() {
    return Stream.concat(Stream.of(skip(), limit(), Query.truth("active_only", activeOnly), q), more().stream())
        .map(each -> each == null ? "" : each.toString().length() + ":" + each).collect(Collectors.joining("|"));
  }

  /** What else it depends on. */
  List<Object> more() {
    return List.of();
  }

  Selection selection() {
    if (q != null && q.length() > LONGEST) {
      throw Problem.invalid("q", "size", "must have at most 200 characters");
    }
    Selection selection = new Selection().matching(q);
    return Query.truth("active_only", activeOnly) ? selection.where("e.is_active") : selection;
  }
}
