package io.lotse.admin.frame;

import java.util.Locale;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;

import io.lotse.platform.Problem;
import io.lotse.platform.Texts;

/** Tells the person at the page what has come of something, in their language. */
public final class Notices {
  private static final String FRAME = "admin.frame";

  private Notices() {}

  /** It has worked. */
  public static void done(String room, String key, Object... values) {
    add(FacesMessage.SEVERITY_INFO, Texts.in(language(), room, key, values));
  }

  /** It was not done, and why. */
  public static void refused(String room, String key, Object... values) {
    add(FacesMessage.SEVERITY_ERROR, Texts.in(language(), room, key, values));
    FacesContext.getCurrentInstance().validationFailed();
  }

  /** What was typed or chosen in one field cannot be. */
  public static void wrong(String field, String room, String key) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.in(language(), room, key), null));
    faces.validationFailed();
  }

  /** A problem by its code, where the panel knows a sentence for it, else by its own. */
  static void refused(Problem problem) {
    add(FacesMessage.SEVERITY_ERROR, Sentences.of(problem, language()));
    FacesContext.getCurrentInstance().validationFailed();
  }

  /** Something that was not foreseen. */
  static void failed(String incident) {
    refused(FRAME, "incident", incident);
  }

  private static void add(Severity severity, String text) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
  }

  private static String language() {
    Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
    return locale.getLanguage();
  }
}
