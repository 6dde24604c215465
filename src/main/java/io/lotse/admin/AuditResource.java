package io.lotse.admin;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import io.lotse.platform.Needs;
import io.lotse.platform.Page;
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.audit.AuditLog;
import io.lotse.platform.audit.AuditLog.Selection;
import io.lotse.platform.audit.AuditView;
import io.lotse.platform.audit.Audited;

/** What was done, by whom, and what came of it. */
@Path("admin/audit")
@Dependent
public class AuditResource {
  private static final int AT_A_TIME = 500;
  private static final String HEAD = "id,at,who,what,target,outcome,address,request_id\n";
  private final AuditLog log;

  @Inject
  AuditResource(AuditLog log) {
    this.log = log;
  }

  @GET
  @Needs(Role.SUPERUSER)
  @Produces(MediaType.APPLICATION_JSON)
  public Response list(@QueryParam("who") String who, @QueryParam("what") String what, @QueryParam("from") String from,
      @QueryParam("to") String to, @BeanParam Page page) {
    Selection selection = selection(who, what, from, to);
    return page.answer(log.list(selection, page.skip(), page.limit()), log.count(selection));
  }

  @GET
  @Path("export")
  @Needs(Role.SUPERUSER)
  @Audited("audit-export")
  @Produces("text/csv")
  public Response export(@QueryParam("who") String who, @QueryParam("what") String what,
      @QueryParam("from") String from, @QueryParam("to") String to) {
    // What is noted while it is written would move the rows.
    Selection wished = selection(who, what, from, to);
    Selection selection = new Selection(wished.who(), wished.what(), wished.from(), wished.to() == null ? Instant.now()
        : wished.to());
    StreamingOutput rows = out -> {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      write(selection, writer);
      writer.flush();
    };
    return Response.ok(rows).header("Content-Disposition", "attachment; filename=\"audit.csv\"").build();
  }

  private void write(Selection selection, Writer writer) throws IOException {
    writer.write(HEAD);
    int skip = 0;
    List<AuditView> some;
    do {
      some = log.list(selection, skip, AT_A_TIME);
      for (AuditView each : some) {
        writer.write(CsvLine.of(each.id(), each.at(), each.who(), each.what(), each.target(), each.outcome(),
            each.address(), each.requestId()));
      }
      skip += some.size();
    } while (some.size() == AT_A_TIME);
  }

  private static Selection selection(String who, String what, String from, String to) {
    return new Selection(blankToNull(who), blankToNull(what), Query.instant("from", from), Query.instant("to", to));
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
