package io.lotse.teaching;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.chat.ChatAnswer;
import io.lotse.chat.TrialQuestions;
import io.lotse.content.Editing;
import io.lotse.platform.Caller;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;

/** Asks the assistant as anybody would, once what was just written can be found. */
@Offered("admin: to see whether an entry has helped")
@ApplicationScoped
public class AskAgain {
  private static final Duration FINDABLE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(200);
  private final TrialQuestions assistant;
  private final Editing content;

  AskAgain() {
    this(null, null);
  }

  @Inject
  AskAgain(TrialQuestions assistant, Editing content) {
    this.assistant = assistant;
    this.content = content;
  }

  /**
   * The answer as people would get it now.
   *
   * @param faqId an entry of the FAQ that was just written; it is waited for, but not for long. Null = none
   * @param by whose budget of tokens is used
   * @throws Problem what kept it from being made
   */
  public ChatAnswer ask(String question, Integer faqId, Caller.Person by) {
    Instant end = Instant.now().plus(FINDABLE);
    while (faqId != null && !content.isFound(faqId) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return assistant.ask(by, null, question);
  }
}
