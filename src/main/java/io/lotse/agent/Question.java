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
 * @param language of the answer; null = the setting
 * @param start how it stands in its conversation
 * @param earlier what was said before, oldest first, for callers that keep it themselves
 * @param material what the answer may rest on
 */
@Offered("chat and bot: to ask")
public record Question(UUID thread, UUID run, String text, List<Image> images, String profile, String language,
    Start start,
    List<Exchange> earlier, Material material) {
  public Question {
    images = List.copyOf(images);
    earlier = List.copyOf(earlier);
  }

  /** A question of a conversation that is kept. */
  public static Question of(UUID thread, UUID run, String text, List<Image> images, Start start) {
    return new Question(thread, run, text, images, null, null, start, List.of(), new Material.Searched());
  }

  /** A question by itself, of which nothing is kept. */
  public static Question once(UUID run, String text, List<Image> images, String profile) {
    return new Question(null, run, text, images, profile, null, Start.fresh(), List.of(), new Material.Searched());
  }

  /** One whose caller keeps the conversation and says what to answer from. */
  public static Question from(Material material, UUID run, String text, Voice voice, List<Exchange> earlier) {
    return new Question(null, run, text, List.of(), voice.profile(), voice.language(), Start.fresh(), earlier,
        material);
  }

  /**
   * How an answer sounds.
   *
   * @param profile which prompts it follows; null = the setting
   * @param language null = the setting
   */
  public record Voice(String profile, String language) {}

  /** Whether its steps are kept: those of a conversation are. */
  boolean durable() {
    return thread != null;
  }
}
