package io.lotse.quickstart;

/** Ends the quick start; the message is one sentence that tells the person at the console what to do. */
public final class QuickstartFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QuickstartFailed(String sentence) {
    super(sentence);
  }

  QuickstartFailed(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
