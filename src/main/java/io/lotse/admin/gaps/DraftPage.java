package io.lotse.admin.gaps;

import java.io.Serializable;
import java.util.UUID;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.chat.ChatAnswer;
import io.lotse.content.ContentItem;
import io.lotse.content.ContentKind;
import io.lotse.content.Editing;
import io.lotse.platform.Json;
import io.lotse.teaching.AskAgain;
import io.lotse.teaching.GapDraft;
import io.lotse.teaching.GapDrafts;
import io.lotse.teaching.Gaps;

/** An entry of the FAQ in the making, from a gap or from the inbox, and what the assistant says once it is there. */
@Named
@ViewScoped
public class DraftPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private final transient GapDrafts drafts;
  private final transient Gaps gaps;
  private final transient Editing editing;
  private final transient AskAgain assistant;
  private final transient Deeds deeds;
  private UUID gap;
  private String asked;
  private String question;
  private String answer;
  private String language;
  private String origin = "none";
  private Integer faqId;
  private transient ChatAnswer said;

  DraftPage() {
    this(null, null, null, null, null);
  }

  @Inject
  DraftPage(GapDrafts drafts, Gaps gaps, Editing editing, AskAgain assistant, Deeds deeds) {
    this.drafts = drafts;
    this.gaps = gaps;
    this.editing = editing;
    this.assistant = assistant;
    this.deeds = deeds;
  }

  public void ofGap(UUID id) {
    take(drafts.of(id));
    gap = id;
  }

  public void ofQuestion(String text, String humanReply) {
    take(drafts.of(text, humanReply));
    gap = null;
  }

  private void take(GapDraft draft) {
    asked = draft.question();
    question = draft.question();
    answer = draft.answer();
    language = draft.language();
    origin = draft.origin();
    faqId = null;
    said = null;
  }

  public void save() {
    ObjectNode fields = Json.MAPPER.createObjectNode().put("question", question).put("answer", answer).put("language",
        language);
    ContentItem entry = deeds.done("POST /api/faq", gap, () -> editing.create(ContentKind.FAQ, fields));
    faqId = entry.id();
    if (gap != null) {
      gaps.answered(gap, faqId, deeds.person().email());
    }
    Notices.done("admin.work", "draftSaved", String.valueOf(faqId));
  }

  /** Asks the assistant what people asked; what was just saved is waited for. */
  public void ask() {
    said = assistant.ask(asked, faqId, deeds.person());
  }

  /** Asks without writing anything first. */
  public void ask(String text) {
    ask(text, null);
  }

  /** Asks once an entry of the FAQ can be found as it was last saved; null = at once. */
  public void ask(String text, Integer entry) {
    asked = text;
    faqId = entry;
    ask();
  }

  /** Something else is opened: what was said of the last one is not about it. */
  public void forget() {
    said = null;
    faqId = null;
  }

  public String getAsked() { return asked; }

  public String getQuestion() { return question; }

  public void setQuestion(String text) { question = text; }

  public String getAnswer() { return answer; }

  public void setAnswer(String text) { answer = text; }

  public String getLanguage() { return language; }

  public void setLanguage(String tag) { language = tag; }

  public String getOrigin() { return origin; }

  /** Null until it is saved. */
  public Integer getFaqId() { return faqId; }

  /** What the assistant has said; null before it was asked. */
  public ChatAnswer getSaid() { return said; }
}
