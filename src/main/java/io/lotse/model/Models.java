package io.lotse.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Decides from the settings alone which models are live. */
@ApplicationScoped
class Models {
  @Produces
  @ApplicationScoped
  LanguageModel languageModel() {
    return new ExtractiveModel(Settings.current().text(Setting.ASSISTANT_LANGUAGE));
  }
}
