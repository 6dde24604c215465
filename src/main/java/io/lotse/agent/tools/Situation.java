package io.lotse.agent.tools;

import java.util.UUID;

/**
 * In which a tool is called.
 *
 * @param thread the conversation; null where there is none
 * @param callId of this call within the run; chosen by the model
 * @param finds numbers what is found
 */
public record Situation(UUID run, UUID thread, String callId, Finds finds) {
  /** The same for one of its calls. */
  Situation at(String call) {
    return new Situation(run, thread, call, finds);
  }
}
