package io.lotse.bot;

import org.eclipse.persistence.config.DescriptorCustomizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Names the collection of the session log: the one that the settings name. */
public class SessionCollection implements DescriptorCustomizer {
  @Override
  public void customize(ClassDescriptor descriptor) {
    descriptor.getTables().getFirst().setName(Settings.current().text(Setting.MONGODB_SESSION_COLLECTION));
  }
}
