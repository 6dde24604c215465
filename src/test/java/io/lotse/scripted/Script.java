package io.lotse.scripted;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a model's name asks for: words joined by hyphens, as in {@code mock-ttft500-itl20-len400}. A chat request whose
 * last question contains such a name is served by that one instead ({@code Was bedeutet F-110? mock-hangmid}), the last
 * one where there are several: so one client can be led through all cases. Embeddings follow the model's name alone.
 *
 * <p>A conversation in which an assistant's tool call has arguments that are no JSON object is refused with 400, as
 * strict servers do.
 *
 * <table>
 * <tr><td>{@code ttft500}</td><td>the first token comes after 500 ms</td></tr>
 * <tr><td>{@code itl20}</td><td>20 ms between tokens</td></tr>
 * <tr><td>{@code len400}</td><td>answers have 400 tokens</td></tr>
 * <tr><td>{@code stamped}</td><td>each token is the time of its sending, epoch microseconds, and a space</td></tr>
 * <tr><td>{@code 429x2}</td><td>two answers of 429 with {@code Retry-After: 1}, then one that is fine, and so on</td></tr>
 * <tr><td>{@code err500x1}, {@code err401}</td><td>the same with another status; without a number always</td></tr>
 * <tr><td>{@code err503every3}</td><td>that status for every third request</td></tr>
 * <tr><td>{@code errmid}</td><td>an error object inside the stream</td></tr>
 * <tr><td>{@code hang}, {@code hangmid}</td><td>headers, then silence; half of the answer, then silence</td></tr>
 * <tr><td>{@code mute}</td><td>not even headers</td></tr>
 * <tr><td>{@code closemid}</td><td>half of the answer, then the connection is closed</td></tr>
 * <tr><td>{@code late}</td><td>all failures and pauses above only once tools have answered</td></tr>
 * <tr><td>{@code keepalive}</td><td>comments while the first token is not there, every 100 ms</td></tr>
 * <tr><td>{@code noindex}</td><td>tool calls without {@code index}</td></tr>
 * <tr><td>{@code split}</td><td>arguments and text in pieces of one UTF-16 unit, bytes cut inside characters</td></tr>
 * <tr><td>{@code notools}</td><td>answers without searching</td></tr>
 * <tr><td>{@code parallel}</td><td>two searches in one turn</td></tr>
 * <tr><td>{@code doc}</td><td>{@code get_full_document} after the search</td></tr>
 * <tr><td>{@code lostdoc}</td><td>the same for a document that is not there</td></tr>
 * <tr><td>{@code notool}</td><td>a tool that nobody offers, then the search</td></tr>
 * <tr><td>{@code ask}</td><td>{@code ask_user_clarification} first, where offered</td></tr>
 * <tr><td>{@code faq}, {@code contacts}, {@code events}, {@code escalate}</td><td>that tool and no search</td></tr>
 * <tr><td>{@code badvalue}</td><td>the first call's arguments break their constraints</td></tr>
 * <tr><td>{@code links}</td><td>links and images that lead elsewhere</td></tr>
 * <tr><td>{@code next}</td><td>suggests two further questions</td></tr>
 * <tr><td>{@code badargs}</td><td>the first call's arguments are broken JSON</td></tr>
 * <tr><td>{@code loop}</td><td>calls tools as long as any are offered</td></tr>
 * <tr><td>{@code unknowncite}</td><td>cites {@code [99]} too</td></tr>
 * <tr><td>{@code echo}</td><td>answers with the question</td></tr>
 * <tr><td>{@code dim64}</td><td>embeddings of 64 dimensions where the request names none</td></tr>
 * <tr><td>{@code shuffled}, {@code short}</td><td>embeddings in another order; one too few</td></tr>
 * </table>
 */
record Script(Set<String> words) {
  private static final Pattern FAILURE = Pattern.compile("(?:err)?([45]\\d\\d)(?:x(\\d+)|every(\\d+))?");

  private static final Pattern TROUBLE = Pattern.compile(
      "(?:err)?[45]\\d\\d(?:(?:x|every)\\d+)?|errmid|hang|hangmid|mute|closemid|(?:ttft|itl)\\d+");
  private static final Pattern IN_QUESTION = Pattern.compile("\\bmock(?:-[a-z0-9]+)+");

  /**
   * An HTTP status that {@code times} requests get before one is served; -1 = all.
   *
   * @param every instead, each so manieth request gets it; 0 = no such rule
   */
  record Failure(int status, int times, int every) {}

  static Script of(String model) {
    return new Script(Arrays.stream(model.split("-")).collect(Collectors.toSet()));
  }

  /** The script of a chat request. */
  static Script of(Ask ask) {
    String model = IN_QUESTION.matcher(ask.question()).results().map(MatchResult::group).reduce(ask.model(),
        (before, last) -> last);
    Script script = of(model);
    return script.says("late") && ask.observations().isEmpty() ? script.withoutTrouble() : script;
  }

  private Script withoutTrouble() {
    return new Script(words.stream().filter(word -> !TROUBLE.matcher(word).matches()).collect(Collectors.toSet()));
  }

  boolean says(String word) {
    return words.contains(word);
  }

  int number(String word, int otherwise) {
    return optionalNumber(word).orElse(otherwise);
  }

  OptionalInt optionalNumber(String word) {
    return words.stream().filter(w -> w.matches(word + "\\d+")).mapToInt(w -> Integer.parseInt(w.substring(word
        .length()))).findFirst();
  }

  Failure failure() {
    for (String word : words) {
      Matcher m = FAILURE.matcher(word);
      if (m.matches()) {
        return new Failure(Integer.parseInt(m.group(1)), m.group(2) == null ? -1 : Integer.parseInt(m.group(2)),
            m.group(3) == null ? 0 : Integer.parseInt(m.group(3)));
      }
    }
    return null;
  }
}
