package io.lotse.content;

import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Json;

/**
 * What distinguishes the kinds of entries.
 *
 * @param name as it stands in paths
 * @param unknown what is said of an id that there is not
 * @param order of its lists, in SQL
 * @param many what several are called
 * @param idsMissing what is said to an empty list of ids
 * @param defaults of fields that need not be sent
 */
record Kind<E extends Entry<D, ?>, D extends Draft>(String name, String table, String order, Class<E> entity,
    Class<D> draft, Function<D, E> fresh, Unknown unknown, String many, String idsMissing,
    Map<String, Object> defaults) {

  /** As many entries or ids as one batch takes. */
  static final int LARGEST_BATCH = 1000;
  static final Kind<Faq, FaqDraft> FAQ = new Kind<>("faq", "faq", "e.id", Faq.class, FaqDraft.class, Faq::new,
      new Unknown("faq_not_found", "FAQ item not found", "FAQ with ID %d not found", "FAQ item not found"), "FAQ items",
      "No FAQ IDs provided",
      Map.of("is_active", true, "translations", Map.of()));
  static final Kind<EmergencyContact, EmergencyDraft> EMERGENCY = new Kind<>("emergency", "emergency_contact",
      "e.priority desc, e.id", EmergencyContact.class, EmergencyDraft.class, EmergencyContact::new,
      new Unknown("emergency_contact_not_found", "Emergency contact not found", "Emergency contact not found",
          "Emergency contact not found"), "emergency contacts",
      "No emergency contact IDs provided", Map.of("is_active", true, "priority", 0));
  static final Kind<Event, EventDraft> EVENT = new Kind<>("events", "event", "e.date_start desc, e.id", Event.class,
      EventDraft.class, Event::new, new Unknown("event_not_found", "Event not found", "Event not found",
          "Event with ID %d not found"), "events",
      "No event IDs provided", Map.of("is_active", true, "featured", false));

  /** A draft in which nothing is written yet. */
  ObjectNode blank() {
    return Json.MAPPER.valueToTree(defaults);
  }
}
