package io.lotse.admin;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import io.lotse.account.Directory;
import io.lotse.agent.Timeline;
import io.lotse.agent.TimelineStep;
import io.lotse.chat.ConversationLog;
import io.lotse.chat.ConversationLog.Listed;
import io.lotse.chat.ConversationLog.Whole;
import io.lotse.chat.ConversationSelection;
import io.lotse.chat.MessageView;
import io.lotse.chat.Rating;
import io.lotse.platform.Json;
import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.audit.Audited;

/** Conversations as a file, written while they are read. */
@Path("admin/conversations/export")
@Dependent
public class ConversationExportResource {
  private static final int AT_A_TIME = 100;
  private static final int LONGEST = 200;
  private final ConversationLog log;
  private final Timeline timeline;

  /** A conversation with all that was done to answer. */
  public record Exported(Listed session, List<MessageView> messages, List<TimelineStep> steps) {}

  @Inject
  ConversationExportResource(ConversationLog log, Timeline timeline) {
    this.log = log;
    this.timeline = timeline;
  }

  @GET
  @Needs(Role.SUPERUSER)
  @Audited("conversations-export")
  @Produces({MediaType.APPLICATION_JSON, "text/csv"})
  public Response export(@QueryParam("format") @DefaultValue("json") String format,
      @QueryParam("session_id") String session, @QueryParam("person") String person, @QueryParam("from") String from,
      @QueryParam("to") String to, @QueryParam("rating") String rating, @QueryParam("grounded") String grounded,
      @QueryParam("tool") String tool, @QueryParam("q") String words) {
    boolean csv = isCsv(format);
    Set<UUID> people = person == null ? null : Set.of(Directory.id(person));
    ConversationSelection selection = new ConversationSelection(people, Query.instant("from", from), Query.instant("to",
        to),
        rating(rating), grounded == null ? null : Query.truth("grounded", grounded), Query.text("tool", tool, LONGEST),
        Query.text("q", words, LONGEST));
    Source conversations = session == null ? writer -> walk(selection, writer) : one(session);
    StreamingOutput file = out -> {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      write(csv, conversations, writer);
      writer.flush();
    };
    return Response.ok(file, csv ? "text/csv;charset=UTF-8" : MediaType.APPLICATION_JSON)
        .header("Content-Disposition", "attachment; filename=\"conversations." + (csv ? "csv" : "json") + "\"").build();
  }

  /** Hears of one conversation after the other. */
  private interface Sink {
    void take(Whole conversation) throws IOException;
  }

  /** Tells of one conversation after the other. */
  private interface Source {
    void tell(Sink sink) throws IOException;
  }

  private Source one(String session) {
    Whole conversation = log.read(Query.id(session, "session_not_found", "There is no conversation with this id."));
    return sink -> sink.take(conversation);
  }

  /** One that its person deletes meanwhile is left out. */
  private void walk(ConversationSelection selection, Sink sink) throws IOException {
    List<Listed> some = log.after(selection, null, AT_A_TIME);
    while (!some.isEmpty()) {
      for (Listed each : some) {
        Optional<Whole> conversation = log.find(each.id());
        if (conversation.isPresent()) {
          sink.take(conversation.get());
        }
      }
      some = log.after(selection, some.getLast(), AT_A_TIME);
    }
  }

  private void write(boolean csv, Source conversations, Writer writer) throws IOException {
    if (csv) {
      writer.write("session_id,person_id,message_id,created_at,role,content,status,grounded,rating,model,total_tokens,"
          + "total_ms,sources\n");
      conversations.tell(each -> rows(each, writer));
      return;
    }
    String[] before = {"["};
    conversations.tell(each -> {
      writer.write(before[0] + Json.text(new Exported(each.session(), each.messages(), timeline.of(each.session()
          .id()))));
      before[0] = ",\n";
    });
    writer.write(before[0].equals("[") ? "[]\n" : "]\n");
  }

  private static void rows(Whole conversation, Writer writer) throws IOException {
    for (MessageView each : conversation.messages()) {
      writer.write(CsvLine.of(conversation.session().id(), conversation.session().personId(), each.id(),
          each.createdAt(), each.role(), each.content(), each.status(), each.grounded(),
          each.feedback() == null ? null : each.feedback().rating().id(), each.model(),
          each.usage() == null ? null : each.usage().totalTokens(),
          each.timings() == null ? null : each.timings().totalMs(), String.join(" | ",
              each.sources().stream().map(source -> source.title() + (source.pageLabel() == null ? ""
                  : ", " + source.pageLabel())).toList())));
    }
  }

  private static boolean isCsv(String format) {
    return switch (format) {
      case "csv" -> true;
      case "json" -> false;
      default -> throw Problem.invalid("format", "wrong_type", "must be one of csv, json");
    };
  }

  private static Rating rating(String text) {
    return text == null ? null : Arrays.stream(Rating.values()).filter(each -> each.id().equals(text)).findFirst()
        .orElseThrow(() -> Problem.invalid("rating", "unknown", "must be one of up, down"));
  }
}
