package io.lotse.admin.content;

import java.util.List;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.admin.content.FormField.Kind;
import io.lotse.admin.frame.Deeds;
import io.lotse.content.ContentKind;
import io.lotse.content.Editing;

/** The events. */
@Named
@ViewScoped
public class EventsPage extends Editor {
  private static final long serialVersionUID = 1L;
  private static final List<FormField> FIELDS = List.of(FormField.required("name", Kind.LINE), FormField.required(
      "description", Kind.TEXT), FormField.required(
          "address", Kind.LINE), FormField.of("location", Kind.LINE), FormField.required("date_start", Kind.TIME),
      FormField
          .of("date_end", Kind.TIME), FormField.of("url", Kind.LINE), FormField.of("price", Kind.JSON), FormField.of(
              "is_active", Kind.FLAG), FormField.of("featured", Kind.FLAG));

  EventsPage() {
    this(null, null);
  }

  @Inject
  EventsPage(Editing editing, Deeds deeds) {
    super(ContentKind.EVENTS, editing, deeds, FIELDS);
  }
}
