package io.lotse.admin.settings;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.operations.EffectiveSettings;
import io.lotse.operations.EffectiveSettings.Origin;
import io.lotse.operations.EffectiveSettings.Value;

/** The settings as this node goes by them. They are changed where they were given, not here. */
@Named
@RequestScoped
public class SettingsPage {
  private final EffectiveSettings settings;
  private String q;
  private boolean given;

  SettingsPage() {
    this(null);
  }

  @Inject
  SettingsPage(EffectiveSettings settings) {
    this.settings = settings;
  }

  public List<Value> getValues() {
    String part = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
    return settings.all().stream().filter(each -> !given || each.origin() != Origin.DEFAULT).filter(each -> (each.name()
        + " " + each.meaning()).toLowerCase(Locale.ROOT).contains(part)).toList();
  }

  public String getQ() { return q; }

  public void setQ(String part) { q = part; }

  /** Whether only those are shown that somebody has given. */
  public boolean isGiven() { return given; }

  public void setGiven(boolean only) { given = only; }
}
