package io.lotse.agent;

import java.util.List;
import java.util.UUID;

import io.lotse.model.ModelMessage;
import io.lotse.platform.Offered;

/**
 * What the agent is asked.
 *
 * @param thread the conversation whose earlier turns count; null = none
 * @param run names the run; also the id of the answer it writes
 * @param photos what the person shows, oldest first
 * @param profile which prompts the answer follows; null = the setting
 * @param language of the answer; null = the setting
 * @param start how it stands in its conversation
 * @param earlier what was said before, oldest first, for callers that keep it themselves
 * @param material what the answer may rest on
 */
@Offered("chat and bot: to ask")
public record Question(UUID thread, UUID run, String text, List<Photo> photos, String profile, String language,
    Start start,
    List<Exchange> earlier, Material material) {
  public Question {
    photos = List.copyOf(photos);
    earlier = List.copyOf(earlier);
  }

  /** A question of a conversation that is kept. */
  public static Question of(UUID thread, UUID run, String text, List<Photo> photos, Start start) {
    return new Question(thread, run, text, photos, null, null, start, List.of(), new Material.Searched());
  }

  /** A question by itself, of which nothing is kept. */
  public static Question once(UUID run, String text, List<Photo> photos, String profile) {
    return new Question(null, run, text, photos, profile, null, Start.fresh(), List.of(), new Material.Searched());
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

  /** The photos as a model is shown them. */
  List<ModelMessage.Image> images() {
    return photos.stream().map(photo -> new ModelMessage.Image(photo.bytes(), photo.mediaType())).toList();
  }

  /** Whether its steps are kept: those of a conversation are. */
  boolean durable() {
    return thread != null;
  }
}
