package io.lotse.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes what the person might ask next out of the stream: lines that begin with {@code >>>}, which prompts ask for at the
 * end of an answer. They are never said.
 */
class FollowUps implements Consumer<String> {
  private static final String MARK = ">>>";
  private static final int MOST = 3;
  private static final int LONGEST = 200;
  private final Consumer<String> out;
  private final StringBuilder held = new StringBuilder();
  private final List<String> taken = new ArrayList<>();
  private boolean lineBegins = true;

  FollowUps(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void accept(String piece) {
    held.append(piece);
    work(false);
  }

  /** Nothing follows. */
  void flush() {
    work(true);
    lineBegins = true;
  }

  /** The questions, at most three. */
  List<String> taken() {
    return List.copyOf(taken);
  }

  /** Line ends are held until it is known whether a suggestion follows, so that an answer does not end in empty lines. */
  private void work(boolean end) {
    StringBuilder said = new StringBuilder();
    while (!held.isEmpty()) {
      int text = lineBegins ? afterBlank() : 0;
      if (end && text == held.length()) {
        held.setLength(0);
        break;
      }
      if (lineBegins && isMarkAt(text)) {
        int lineEnd = held.indexOf("\n", text);
        if (lineEnd < 0 && !end) {
          break;
        }
        take(held.substring(text + MARK.length(), lineEnd < 0 ? held.length() : lineEnd));
        held.delete(0, lineEnd < 0 ? held.length() : lineEnd);
        continue;
      }
      if (lineBegins && couldBecomeMarkAt(text) && !end) {
        break;
      }
      int lineEnd = held.indexOf("\n", text);
      int until = lineEnd < 0 ? held.length() : lineEnd;
      said.append(held, 0, until);
      held.delete(0, until);
      lineBegins = lineEnd >= 0;
    }
    if (!said.isEmpty()) {
      out.accept(said.toString());
    }
  }

  private int afterBlank() {
    int at = 0;
    while (at < held.length() && Character.isWhitespace(held.charAt(at))) {
      at++;
    }
    return at;
  }

  private boolean isMarkAt(int at) {
    return held.indexOf(MARK, at) == at;
  }

  private boolean couldBecomeMarkAt(int at) {
    return at == held.length() || MARK.startsWith(held.substring(at));
  }

  private void take(String question) {
    String plain = question.strip();
    if (!plain.isEmpty() && plain.length() <= LONGEST && taken.size() < MOST && !taken.contains(plain)) {
      taken.add(plain);
    }
  }
}
