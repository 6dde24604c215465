package io.lotse.agent;

import java.util.List;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * What the agent is asked.
 *
 * @param thread the conversation whose earlier turns count; null = none
 * @param run names the run; also the id of the answer it writes
 * @param photos what the person shows, oldest first
 * @param profile which prompts the answer follows; null = the setting
 * @param earlier what was said before, oldest first, for callers that keep it themselves
 * @param material what the answer may rest on
 */
@Offered("chat and bot: to ask")
public record Question(UUID thread, UUID run, String text, List<Photo> photos, String profile,
    List<Exchange> earlier, Material material) {
  public Question {
    photos = List.copyOf(photos);
    earlier = List.copyOf(earlier);
  }

  /** A question for which the agent searches itself. */
  public Question(UUID thread, UUID run, String text, List<Photo> photos, String profile) {
    this(thread, run, text, photos, profile, List.of(), new Material.Searched());
  }

  /** Whether its steps are kept: those of a conversation are. */
  boolean durable() {
    return thread != null;
  }
}
