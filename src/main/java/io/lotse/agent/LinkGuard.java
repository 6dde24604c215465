package io.lotse.agent;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets only known links and images leave, in the stream: what could become one is held back until it is one or is
 * ordinary text. Of a link that leads elsewhere its words remain, of an image its description, of a bare address a note.
 */
class LinkGuard implements Consumer<String> {
  private static final String ADDRESS = "(?:https?|ftp)://[^\\s<>\"'`)\\]|]{0,2000}|www\\.[^\\s<>\"'`)\\]|]{1,2000}";
  private static final Pattern LINK = Pattern.compile(
      "(!?)\\[([^\\[\\]\\n]{0,300})]\\(\\s{0,3}<?([^()\\s<>]{0,2000}(?:\\([^()\\s]{0,300}\\)[^()\\s<>]{0,300})?)>?"
          + "(?:\\s{1,3}[\"'(][^\"'\\n)]{0,300}[\"')])?\\s{0,3}\\)");
  private static final Pattern BARE = Pattern.compile(ADDRESS, Pattern.CASE_INSENSITIVE);
  private static final Pattern IMAGE_TAG = Pattern.compile(
      "<(?:img|image|iframe|object|embed|video|audio|svg|link|script)\\b[^>]{0,2000}>",
      Pattern.CASE_INSENSITIVE);
  private static final String BEGINNINGS = "![<hHwWfF";
  private static final String ENDS_NO_ADDRESS = ".,;:!?*_";
  private final Predicate<String> known;
  private final String removed;
  private final Consumer<String> out;
  private final StringBuilder held = new StringBuilder();

  /**
   * @param known whether an address may leave
   * @param removed stands where a bare address was
   */
  LinkGuard(Predicate<String> known, String removed, Consumer<String> out) {
    this.known = known;
    this.removed = removed;
    this.out = out;
  }

  @Override
  public void accept(String piece) {
    held.append(piece);
    work(false);
  }

  /** Nothing follows: what is held is what it is. */
  void flush() {
    work(true);
  }

  private void work(boolean end) {
    StringBuilder checked = new StringBuilder();
    int at = 0;
    while (at < held.length()) {
      if (BEGINNINGS.indexOf(held.charAt(at)) < 0) {
        checked.append(held.charAt(at++));
        continue;
      }
      int next = construct(at, end, checked);
      if (next < 0) {
        break;
      }
      at = next;
    }
    held.delete(0, at);
    if (!checked.isEmpty()) {
      out.accept(checked.toString());
    }
  }

  /** Takes what begins there; where it ends, or -1 when more must be known. */
  private int construct(int at, boolean end, StringBuilder checked) {
    for (Pattern pattern : new Pattern[]{LINK, IMAGE_TAG, BARE}) {
      Matcher matcher = pattern.matcher(held).region(at, held.length());
      boolean found = matcher.lookingAt();
      if (matcher.hitEnd() && !end) {
        return -1;
      }
      if (found) {
        checked.append(pattern == LINK ? link(matcher) : pattern == BARE ? bare(matcher.group()) : "");
        return matcher.end();
      }
    }
    checked.append(held.charAt(at));
    return at + 1;
  }

  private String link(Matcher link) {
    return known.test(link.group(3)) ? link.group()
        : BARE.matcher(link.group(2)).replaceAll(bare -> Matcher.quoteReplacement(bare(bare.group())));
  }

  private String bare(String address) {
    int end = address.length();
    while (end > 0 && ENDS_NO_ADDRESS.indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return (known.test(address.substring(0, end)) ? address.substring(0, end) : removed) + address.substring(end);
  }
}
