package io.lotse.admin.inbox;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Rows;
import io.lotse.admin.tables.FirstRow;
import io.lotse.chat.ConversationLog;
import io.lotse.chat.MessageView;
import io.lotse.handoff.Inbox;
import io.lotse.handoff.notification.NotificationState;
import io.lotse.handoff.notification.NotificationType;
import io.lotse.handoff.notification.NotificationView;
import io.lotse.platform.Query;
import io.lotse.platform.WallClock;

/** The inbox, and one notification beside its conversation. */
@Named
@ViewScoped
public class InboxPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Set<NotificationState>> STATES = Map.of("waiting", Set.of(NotificationState.OPEN,
      NotificationState.ACKNOWLEDGED, NotificationState.CLAIMED), "resolved", Set.of(NotificationState.RESOLVED), "all",
      Set.of());
  private final transient Inbox inbox;
  private final transient ConversationLog conversations;
  private final transient Deeds deeds;
  private final transient Rows<NotificationView> rows;
  private String state = "waiting";
  private String type = "";
  private UUID open;
  private String reply;
  private transient NotificationView opened;
  private transient List<MessageView> messages = List.of();

  InboxPage() {
    this(null, null, null);
  }

  @Inject
  InboxPage(Inbox inbox, ConversationLog conversations, Deeds deeds) {
    this.inbox = inbox;
    this.conversations = conversations;
    this.deeds = deeds;
    this.rows = new Rows<>((first, size, order) -> inbox.list(selection(), first, size), () -> inbox.count(selection()),
        NotificationView::id);
  }

  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    state = STATES.containsKey(asked.getOrDefault("state", "")) ? asked.get("state") : state;
    type = Arrays.stream(NotificationType.values()).map(Enum::name).filter(each -> each.equalsIgnoreCase(asked.get(
        "type")))
        .findFirst().orElse("");
    if (asked.containsKey("id")) {
      show(Query.id(asked.get("id"), "notification_not_found",
          "There is no notification with this id."));
    }
  }

  private Inbox.Selection selection() {
    return new Inbox.Selection(STATES.getOrDefault(state, Set.of()), type == null || type.isEmpty() ? Set.of()
        : Set.of(NotificationType.valueOf(type)));
  }

  /** Opens a notification beside its conversation. */
  public void show(UUID id) {
    open = id;
    reply = null;
    opened = inbox.get(id);
    messages = inbox.conversation(id).map(each -> deeds.done("conversation-read", each, () -> read(each))).orElse(List
        .of());
    address();
  }

  /** Something has arrived, or somebody else has done something; who has opened the conversation goes on reading it. */
  public void look() {
    if (open == null) {
      return;
    }
    opened = inbox.get(open);
    messages = inbox.conversation(open).map(this::read).orElse(List.of());
  }

  private List<MessageView> read(UUID conversation) {
    return conversations.find(conversation).map(ConversationLog.Whole::messages).orElse(List.of());
  }

  public void filter() {
    FirstRow.show();
    address();
  }

  public void claim() {
    opened = deeds.done("PATCH /api/notifications/{notification_id}", open, () -> inbox.claim(open, deeds.person()));
    Notices.done("admin.work", "inboxClaimed");
  }

  public void resolve() {
    opened = deeds.done("PATCH /api/notifications/{notification_id}", open, () -> inbox.resolve(open, deeds.person()));
    Notices.done("admin.work", "inboxResolved");
  }

  public void send() {
    opened = deeds.done("POST /api/notifications/{notification_id}/reply", open, () -> inbox.reply(open, reply, deeds
        .person()));
    reply = null;
    look();
    Notices.done("admin.work", "inboxReplied");
  }

  private void address() {
    new Address().with("state", state.equals("waiting") ? null : state).with("type", type).with("id", open).show();
  }

  /** What the human has said last in the conversation; empty where nobody has. */
  public String getHumanReply() {
    return messages.stream().filter(each -> each.role().equals("human")).reduce((first, second) -> second)
        .map(MessageView::content).orElse("");
  }

  /** What the notification is about: the person's question. */
  public String getQuestion() {
    return messages.stream().filter(each -> each.role().equals("user")).reduce((first, second) -> second)
        .map(MessageView::content).orElseGet(() -> opened == null || opened.data().message() == null ? ""
            : opened.data().message());
  }

  /** When it came; that is told by the clock of the bot, and shown by that of the person. */
  public Instant at(NotificationView notification) {
    return WallClock.instant(notification.timestamp());
  }

  /** How many are not resolved. */
  public long getWaiting() {
    return inbox.count(new Inbox.Selection(STATES.get("waiting"), Set.of()));
  }

  public Rows<NotificationView> getRows() { return rows; }

  public NotificationView getOpened() {
    if (opened == null) {
      look();
    }
    return opened;
  }

  public List<MessageView> getMessages() { return messages; }

  /** Whether the person can be answered here. */
  public boolean isAnswerable() { return !messages.isEmpty(); }

  public String getState() { return state; }

  public void setState(String wanted) { state = wanted; }

  public String getType() { return type; }

  public void setType(String wanted) { type = wanted; }

  public String getReply() { return reply; }

  public void setReply(String text) { reply = text; }
}
