package io.lotse.agent;

import java.util.List;
import java.util.UUID;

import io.lotse.model.ModelMessage.Image;
import io.lotse.platform.Offered;

/**
 * What the agent is asked.
 *
 * @param thread the conversation whose earlier turns count; null = none
 * @param run names the run; also the id of the answer it writes
 * @param profile which prompts the answer follows; null = the setting
 */
@Offered("chat and bot: to ask")
public record Question(UUID thread, UUID run, String text, List<Image> images, String profile) {
  public Question { images = List.copyOf(images); }

  /** Whether its steps are kept: those of a conversation are. */
  boolean durable() {
    return thread != null;
  }
}
