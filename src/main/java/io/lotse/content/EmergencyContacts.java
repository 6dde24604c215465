package io.lotse.content;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** The emergency contacts and the sections that they form. */
@ApplicationScoped
class EmergencyContacts extends Shelf<EmergencyContact, EmergencyDraft, EmergencyView> {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  EmergencyContacts() {
    this(null, null);
  }

  @Inject
  EmergencyContacts(Drafts drafts, Event<ContentChanged> events) {
    super(Kind.EMERGENCY, drafts, events);
  }

  static Selection inSection(int section, boolean activeOnly) {
    Selection selection = new Selection().where("e.section_id = :section", "section", section);
    return activeOnly ? selection.where("e.is_active") : selection;
  }

  /** The different sections that have a name, of inactive contacts too, by id; those without an id come last. */
  @Transactional
  List<EmergencySection> sections() {
    return store.createQuery(
        "select distinct c.sectionId, c.section from EmergencyContact c where c.section is not null "
            + "order by c.sectionId nulls last, c.section", EmergencySection.class).getResultList();
  }
}
