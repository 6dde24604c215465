package io.lotse.admin.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Deeds;
import io.lotse.agent.PromptProfiles;
import io.lotse.agent.PromptProfiles.Profile;
import io.lotse.agent.Source;
import io.lotse.chat.ChatAnswer;
import io.lotse.chat.TrialQuestions;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The prompts that answers follow: as they are, how they differ from what is built in, and how they answer. */
@Named
@ViewScoped
public class PromptsPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private final PromptProfiles profiles;
  private final TrialQuestions trials;
  private final Deeds deeds;
  private String name;
  private String language;
  private String question;
  private transient ChatAnswer answer;

  PromptsPage() {
    this(null, null, null);
  }

  @Inject
  PromptsPage(PromptProfiles profiles, TrialQuestions trials, Deeds deeds) {
    this.profiles = profiles;
    this.trials = trials;
    this.deeds = deeds;
  }

  public List<Profile> getAll() { return profiles.all(); }

  /** The one that is looked at; the one in use where the address names none. */
  public Profile getChosen() {
    Settings settings = Settings.current();
    String wanted = name == null ? settings.text(Setting.ASSISTANT_PROFILE) : name;
    Optional<Profile> named = profiles.find(wanted, language == null ? speaks(settings) : language);
    return named.orElseGet(() -> getAll().getFirst());
  }

  /** How an overridden prompt differs from what is built in. */
  public List<TextDiff.Line> getDifferences() {
    Profile chosen = getChosen();
    return chosen.isOverridden() ? TextDiff.between(chosen.shipped().strip(), chosen.text().strip()) : List.of();
  }

  /** Whether answers follow it unless a key says otherwise. */
  public boolean inUse(Profile profile) {
    Settings settings = Settings.current();
    return profile.name().equals(settings.text(Setting.ASSISTANT_PROFILE)) && profile.language().equals(speaks(
        settings));
  }

  private static String speaks(Settings settings) {
    String language = settings.text(Setting.ASSISTANT_LANGUAGE);
    return language.equals("auto") ? "de" : language;
  }

  /** The address of a profile on this page. */
  public String address(Profile profile) {
    return "/panel/prompts" + new Address().with("name", profile.name()).with("language", profile.language()).query();
  }

  /** Asks with the profile that is looked at. */
  public void ask() {
    answer = null;
    answer = trials.ask(deeds.person(), getChosen().name(), question.strip());
  }

  public ChatAnswer getAnswer() { return answer; }

  public List<Source> getSources() { return answer == null ? List.of() : answer.sources(); }

  public String getFolder() { return Settings.current().optional(Setting.PROMPTS_DIRECTORY).orElse(null); }

  public String getName() { return name; }

  public void setName(String wanted) { name = wanted; }

  public String getLanguage() { return language; }

  public void setLanguage(String wanted) { language = wanted; }

  public String getQuestion() { return question; }

  public void setQuestion(String text) { question = text; }
}
