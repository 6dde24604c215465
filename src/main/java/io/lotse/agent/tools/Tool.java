package io.lotse.agent.tools;

/**
 * Something the agent can do. A tool is a CDI bean of this type; its description for the model is the prompt
 * {@code tools/<name>.md} of each language.
 *
 * @param <A> its arguments; the JSON schema that the model sees is derived from this record and its constraints
 */
public interface Tool<A extends Record> {
  String name();

  Class<A> arguments();

  /** Whether there is no sense in it without a conversation that is kept, in which a person takes part. */
  default boolean needsConversation() {
    return false;
  }

  /** Does it. Runs on a thread of its own; a failure or a time-out becomes an observation. */
  Observation call(A arguments, Situation situation);
}
