package io.lotse.admin.conversations;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.admin.frame.Deeds;
import io.lotse.agent.Timeline;
import io.lotse.agent.TimelineStep;
import io.lotse.chat.ConversationLog;
import io.lotse.chat.MessageView;
import io.lotse.platform.Json;
import io.lotse.platform.People;
import io.lotse.platform.Query;

/** One conversation, and beside it what the agent did; that somebody has read it stands in the audit log. */
@Named
@ViewScoped
public class ConversationPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private final transient ConversationLog log;
  private final transient Timeline timeline;
  private final transient People people;
  private final transient Deeds deeds;
  private UUID id;
  private UUID run;
  private transient ConversationLog.Whole conversation;
  private transient List<TimelineStep> steps;

  ConversationPage() {
    this(null, null, null, null);
  }

  @Inject
  ConversationPage(ConversationLog log, Timeline timeline, People people, Deeds deeds) {
    this.log = log;
    this.timeline = timeline;
    this.people = people;
    this.deeds = deeds;
  }

  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    id = Query.id(asked.getOrDefault("id", ""), "session_not_found", "There is no conversation with this id.");
    conversation = deeds.done("conversation-read", id, () -> log.read(id));
    steps = timeline.of(id);
  }

  /** Shows the steps of one answer only; null = of all. */
  public void narrow(UUID answer) {
    run = answer;
  }

  public void export(String format) {
    deeds.download("/api/admin/conversations/export?format=" + format + "&session_id=" + id);
  }

  /** JSON as people read it; what is none stays as it is. */
  public String pretty(String json) {
    try {
      return json == null ? "" : Json.MAPPER.readTree(json).toPrettyString();
    } catch (JsonProcessingException notJson) {
      return json;
    }
  }

  public ConversationLog.Whole getConversation() {
    if (conversation == null) {
      conversation = log.read(id);
    }
    return conversation;
  }

  public List<MessageView> getMessages() { return getConversation().messages(); }

  /** In their order, of the answer that is looked at. */
  public List<TimelineStep> getSteps() {
    if (steps == null) {
      steps = timeline.of(id);
    }
    return run == null ? steps : steps.stream().filter(each -> each.run().equals(run)).toList();
  }

  public String getPerson() {
    return people.name(getConversation().session().personId()).map(each -> each.displayName() + " · " + each.email())
        .orElse("");
  }

  public UUID getRun() { return run; }
}
