package io.lotse.admin.content;

import java.util.List;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.admin.content.FormField.Kind;
import io.lotse.admin.frame.Deeds;
import io.lotse.content.ContentKind;
import io.lotse.content.Editing;

/** The emergency contacts. */
@Named
@ViewScoped
public class EmergencyPage extends Editor {
  private static final long serialVersionUID = 1L;
  private static final List<FormField> FIELDS = List.of(FormField.required("name", Kind.LINE), FormField.required(
      "phone_number", Kind.LINE),
      FormField.of("description", Kind.TEXT), FormField.of("address", Kind.LINE), FormField.of("location", Kind.LINE),
      FormField.required("priority", Kind.NUMBER), FormField.of("section", Kind.LINE), FormField.of("section_id",
          Kind.NUMBER), FormField.of("is_active", Kind.FLAG));

  EmergencyPage() {
    this(null, null);
  }

  @Inject
  EmergencyPage(Editing editing, Deeds deeds) {
    super(ContentKind.EMERGENCY, editing, deeds, FIELDS);
  }
}
