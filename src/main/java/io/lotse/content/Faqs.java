package io.lotse.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.document.WrittenEntry;
import io.lotse.knowledge.library.EntriesAsked;
import io.lotse.knowledge.library.WrittenEntries;

/** The FAQ. What is active is a source of knowledge as well, in each of its languages. */
@ApplicationScoped
class Faqs extends Shelf<Faq, FaqDraft, FaqView> {
  private final WrittenEntries knowledge;

  Faqs() {
    this(null, null, null);
  }

  @Inject
  Faqs(Drafts drafts, Event<ContentChanged> events, WrittenEntries knowledge) {
    super(Kind.FAQ, drafts, events);
    this.knowledge = knowledge;
  }

  @Override
  void written(List<Faq> entries) {
    List<String> groups = entries.stream().map(each -> group(each.getId())).toList();
    knowledge.replace(groups, sources(entries));
  }

  @Override
  void removed(List<Integer> ids) {
    knowledge.replace(ids.stream().map(Faqs::group).toList(), List.of());
  }

  /** Hands over all entries once more. They are locked, so that none is changed between being read and handed over. */
  @Transactional
  void handOver(@Observes EntriesAsked asked) {
    List<Faq> all = lockedAll();
    asked.changed(knowledge.replace(all.stream().map(each -> group(each.getId())).toList(), sources(all)));
  }

  private static List<WrittenEntry> sources(List<Faq> entries) {
    return entries.stream().flatMap(each -> sources(each.getId(), each.draft()).stream()).toList();
  }

  private static List<WrittenEntry> sources(int id, FaqDraft faq) {
    if (!faq.isActive()) {
      return List.of();
    }
    List<WrittenEntry> sources = new ArrayList<>();
    sources.add(source(id, faq.language(), new FaqText(faq.question(), faq.answer()), ""));
    for (Map.Entry<String, FaqText> each : faq.translations().entrySet()) {
      sources.add(source(id, each.getKey(), each.getValue(), "?language=" + each.getKey()));
    }
    return sources;
  }

  private static WrittenEntry source(int id, String language, FaqText text, String query) {
    return new WrittenEntry(SourceKind.FAQ, group(id), text.question(), text.answer(), language,
        "/api/faq/" + id + query);
  }

  static String group(int id) {
    return "faq/" + id;
  }
}
