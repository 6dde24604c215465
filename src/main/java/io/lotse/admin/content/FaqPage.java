package io.lotse.admin.content;

import java.util.List;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.admin.content.FormField.Kind;
import io.lotse.admin.frame.Deeds;
import io.lotse.content.ContentKind;
import io.lotse.content.Editing;

/** The FAQ. */
@Named
@ViewScoped
public class FaqPage extends Editor {
  private static final long serialVersionUID = 1L;
  private static final List<FormField> FIELDS = List.of(FormField.required("question", Kind.LINE), FormField.required(
      "answer", Kind.TEXT), FormField.of("language",
          Kind.LINE), FormField.of("is_active", Kind.FLAG), FormField.of("translations.de.question", Kind.LINE),
      FormField.of(
          "translations.de.answer", Kind.TEXT), FormField.of("translations.en.question", Kind.LINE), FormField.of(
              "translations.en.answer", Kind.TEXT), FormField.of("translations.vi.question", Kind.LINE), FormField.of(
                  "translations.vi.answer", Kind.TEXT));

  FaqPage() {
    this(null, null);
  }

  @Inject
  FaqPage(Editing editing, Deeds deeds) {
    super(ContentKind.FAQ, editing, deeds, FIELDS);
  }
}
