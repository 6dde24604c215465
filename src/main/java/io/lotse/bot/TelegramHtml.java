package io.lotse.bot;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/**
 * Makes of what a model writes, piece by piece, text that Telegram shows as it is meant: a few tags, none inside another,
 * each closed, everything else escaped (Telegram Bot API, "HTML style"). Markdown, which models write by habit, becomes
 * the same tags. What might go on, such as the beginning of a tag, is held back until it is clear.
 */
final class TelegramHtml {
  private static final Map<String, String> SHOWN = Map.ofEntries(Map.entry("b", "b"), Map.entry("strong", "b"),
      Map.entry("i", "i"), Map.entry("em", "i"), Map.entry("s", "s"), Map.entry("strike", "s"), Map.entry("del", "s"),
      Map.entry("code", "code"), Map.entry("pre", "pre"), Map.entry("a", "a"));
  private static final Set<String> LINES = Set.of("p", "div", "tr", "ul", "ol", "table", "blockquote", "h1", "h2", "h3",
      "h4", "h5", "h6");
  /** The longest construct that is waited for; what is longer is taken as ordinary text. */
  private static final int LONGEST = 2_000;

  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\\s[^<>]*)?)/?>");
  private static final Pattern CODE_ENDS = Pattern.compile("(?i)</code\\s*>");
  private static final Pattern PRE_ENDS = Pattern.compile("(?i)</pre\\s*>");
  private static final Pattern COMMENT = Pattern.compile("<!--(?s:.*?)-->");
  private static final Pattern ENTITY = Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});");
  private static final Pattern FENCE = Pattern.compile("```[\\w+-]*[ \\t]*(?:\\n|\\z)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*(?=\\S)([^*\\n]+)\\*\\*");
  private static final Pattern ITALIC = Pattern.compile("\\*(?=[^\\s*])([^*\\n]+)(?<=\\S)\\*");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\\n]+)]\\(\\s*([^()\\s]+)\\s*\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6}[ \\t]+([^\\n]*)(\\n|\\z)");
  private static final Pattern BULLET = Pattern.compile("([ \\t]*)[-*+][ \\t]+");
  /** A line of a table, or across the page: Telegram has neither. */
  private static final Pattern RULE = Pattern.compile("\\|?[ \\t]*:?-{3,}[-|: \\t]*(?:\\n|\\z)");
  private static final Pattern QUOTE = Pattern.compile(">[ \\t]?");
  private static final Pattern HREF = Pattern.compile("(?i)\\shref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
  private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|tg://|mailto:|tel:)\\S+");

  private final StringBuilder held = new StringBuilder();
  private final StringBuilder out = new StringBuilder();
  private String open;
  private boolean fenced;
  private boolean lineStarts = true;
  private boolean ending;

  /** Takes the next piece; gives what is certain by now. */
  String accept(String piece) {
    held.append(piece);
    return drained();
  }

  /** The text has ended; gives the rest. */
  String end() {
    ending = true;
    String rest = drained();
    String closing = open == null ? "" : "</" + open + ">";
    open = null;
    return rest + closing;
  }

  private String drained() {
    int at = 0;
    while (at < held.length()) {
      int taken = step(at);
      if (taken == 0) {
        break;
      }
      lineStarts = held.charAt(at + taken - 1) == '\n';
      at += taken;
    }
    held.delete(0, at);
    String safe = out.toString();
    out.setLength(0);
    return safe;
  }

  private boolean lineStarts(int at) {
    return at == 0 ? lineStarts : held.charAt(at - 1) == '\n';
  }

  /** Takes what begins here; how many characters that were, 0 = not clear yet. */
  private int step(int at) {
    char next = held.charAt(at);
    if (fenced) {
      return next == '`' && lineStarts(at) ? tryAll(at, FENCE) : literal(at);
    }
    boolean plain = open == null || !open.equals("code") && !open.equals("pre");
    if (plain && lineStarts(at)) {
      int line = atLineStart(at, next);
      if (line != 0) {
        return Math.max(0, line);
      }
    }
    return switch (next) {
      case '<' -> plain ? tryAll(at, TAG, COMMENT) : tryAll(at, open.equals("pre") ? PRE_ENDS : CODE_ENDS);
      case '&' -> tryAll(at, ENTITY);
      case '*' -> plain ? tryAll(at, BOLD, ITALIC) : literal(at);
      case '`' -> plain ? tryAll(at, CODE) : literal(at);
      case '[' -> plain ? tryAll(at, LINK) : literal(at);
      default -> literal(at);
    };
  }

  /** What only the beginning of a line means: characters taken, -1 = not clear yet, 0 = nothing. */
  private int atLineStart(int at, char next) {
    Pattern[] meanings = switch (next) {
      case '#' -> new Pattern[]{HEADING};
      case '`' -> new Pattern[]{FENCE};
      case '|', ':' -> new Pattern[]{RULE};
      case '-' -> new Pattern[]{RULE, BULLET};
      case '+', '*', ' ', '\t' -> new Pattern[]{BULLET};
      case '>' -> new Pattern[]{QUOTE};
      default -> new Pattern[0];
    };
    for (Pattern meaning : meanings) {
      Matcher matcher = matcher(meaning, at);
      boolean found = matcher.lookingAt();
      if (isUnclear(matcher, at)) {
        return -1;
      }
      if (found) {
        write(meaning, matcher);
        return matcher.end() - at;
      }
    }
    return 0;
  }

  private int tryAll(int at, Pattern... constructs) {
    boolean unclear = false;
    for (Pattern construct : constructs) {
      Matcher matcher = matcher(construct, at);
      boolean found = matcher.lookingAt();
      if (found && !isUnclear(matcher, at)) {
        write(construct, matcher);
        return matcher.end() - at;
      }
      unclear |= isUnclear(matcher, at);
    }
    return unclear ? 0 : literal(at);
  }

  /** Whether more text could still change what was found. */
  private boolean isUnclear(Matcher tried, int at) {
    return tried.hitEnd() && !ending && held.length() - at < LONGEST;
  }

  private Matcher matcher(Pattern pattern, int at) {
    return pattern.matcher(held).region(at, held.length()).useAnchoringBounds(true).useTransparentBounds(true);
  }

  private int literal(int at) {
    escape(held.substring(at, at + 1));
    return 1;
  }

  private void write(Pattern construct, Matcher found) {
    if (construct == TAG) {
      tag(found);
    } else if (construct == CODE_ENDS || construct == PRE_ENDS) {
      close();
    } else if (construct == ENTITY) {
      escape(Parser.unescapeEntities(found.group(), false));
    } else if (construct == FENCE) {
      fence();
    } else if (construct == BOLD || construct == HEADING) {
      element("b", "", unmarked(found.group(1).strip()));
      out.append(construct == HEADING ? found.group(2) : "");
    } else if (construct == ITALIC) {
      element("i", "", unmarked(found.group(1)));
    } else if (construct == CODE) {
      element("code", "", found.group(1));
    } else if (construct == LINK) {
      element("a", href(found.group(2)), unmarked(found.group(1)));
    } else if (construct == BULLET) {
      out.append(found.group(1)).append("• ");
    }
  }

  /** A whole element; inside another one, or as a link that leads nowhere, its text alone. */
  private void element(String tag, String attribute, String text) {
    boolean shown = open == null && !text.isEmpty() && !(tag.equals("a") && attribute.isEmpty());
    out.append(shown ? "<" + tag + attribute + ">" : "");
    escape(text);
    out.append(shown ? "</" + tag + ">" : "");
  }

  /** Text without what would be an element inside another. */
  private static String unmarked(String text) {
    return Parser.unescapeEntities(text.replaceAll("\\*\\*|`|</?[A-Za-z][^<>]*>", ""), false);
  }

  private void close() {
    out.append("</").append(open).append('>');
    open = null;
  }

  private void fence() {
    if (fenced) {
      close();
      out.append('\n');
    } else if (open == null) {
      out.append("<pre>");
      open = "pre";
    }
    fenced = !fenced && open != null;
  }

  /** A tag that Telegram does not show goes, its text stays; what is no tag of HTML is text. */
  private void tag(Matcher found) {
    boolean opens = found.group(1).isEmpty();
    String name = found.group(2).toLowerCase(Locale.ROOT);
    String shown = SHOWN.get(name);
    if (name.equals("br") || LINES.contains(name) && !opens) {
      out.append('\n');
    } else if (name.equals("li") && opens) {
      out.append("\n• ");
    } else if (shown == null && !Tag.isKnownTag(name)) {
      escape(found.group());
    } else if (shown != null && opens && open == null) {
      open(shown, shown.equals("a") ? link(found.group(3)) : "");
    } else if (shown != null && !opens && shown.equals(open)) {
      close();
    }
  }

  private void open(String tag, String attribute) {
    if (!tag.equals("a") || !attribute.isEmpty()) {
      out.append('<').append(tag).append(attribute).append('>');
      open = tag;
    }
  }

  private static String link(String attributes) {
    Matcher found = HREF.matcher(attributes);
    return found.find() ? href(Stream.of(found.group(1), found.group(2), found.group(3)).filter(Objects::nonNull)
        .findFirst().orElseThrow()) : "";
  }

  /** The attribute of a link, or nothing where it does not lead to a place that people may be sent to. */
  private static String href(String address) {
    String plain = Parser.unescapeEntities(address, true).strip();
    return ADDRESS.matcher(plain).matches() ? " href=\"" + escaped(plain) + "\"" : "";
  }

  private void escape(String text) {
    out.append(escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
