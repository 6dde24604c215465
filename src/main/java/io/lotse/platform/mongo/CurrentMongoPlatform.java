package io.lotse.platform.mongo;

import jakarta.resource.cci.InteractionSpec;

import org.eclipse.persistence.eis.interactions.EISInteraction;
import org.eclipse.persistence.internal.nosql.adapters.mongo.MongoInteractionSpec;
import org.eclipse.persistence.nosql.adapters.mongo.MongoPlatform;

/** The stock platform counts its row limit from row 0; MongoDB counts it after the skipped ones. */
public class CurrentMongoPlatform extends MongoPlatform {
  private static final long serialVersionUID = 1L;

  @Override
  public InteractionSpec buildInteractionSpec(EISInteraction interaction) {
    MongoInteractionSpec spec = (MongoInteractionSpec) super.buildInteractionSpec(interaction);
    if (interaction.getInteractionSpec() == null && spec.getSkip() > 0 && spec.getLimit() > spec.getSkip()) {
      spec.setLimit(spec.getLimit() - spec.getSkip());
    }
    return spec;
  }
}
