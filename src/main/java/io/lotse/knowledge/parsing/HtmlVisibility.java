package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * Finds what a browser would not show: hidden by attribute, by a style of the element or by a rule of the page's own style
 * sheet. Sheets that lie elsewhere are not fetched.
 */
final class HtmlVisibility {
  private static final Pattern HIDES = Pattern.compile("(?i)(^|[;{\\s])(display\\s*:\\s*none|visibility\\s*:\\s*(hidden"
      + "|collapse)|opacity\\s*:\\s*0*\\.?0+\\s*(;|!|$)|font-size\\s*:\\s*(0*\\.)?0+\\s*(px|pt|r?em|%)?\\s*(;|!|$)"
      + "|(left|top|right|text-indent|margin-left)\\s*:\\s*-\\s*\\d{4,}\\s*(px|pt|em)"
      + "|clip\\s*:\\s*rect\\(\\s*0(px)?[\\s,]+0(px)?[\\s,]+0(px)?[\\s,]+0(px)?\\s*\\)|color\\s*:\\s*transparent)");
  private static final Pattern COLOUR = Pattern.compile("(?i)(?:^|[;{\\s])color\\s*:\\s*([^;!]+)");
  private static final Pattern GROUND = Pattern.compile("(?i)(?:^|[;{\\s])background(?:-color)?\\s*:\\s*([^;!]+)");
  private static final Pattern WHITE = Pattern.compile("(?i)white|#fff|#fefefe|#ffffff|rgba?\\(\\s*255\\s*,\\s*255\\s*,"
      + "\\s*255\\s*(,\\s*1(\\.0*)?\\s*)?\\)|hsl\\(.*100%\\s*\\)");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  /** Rules for other media or for later states stand in braces of their own. */
  private static final Pattern NESTED = Pattern.compile("@[^{};]*\\{(?:[^{}]*\\{[^{}]*\\})*[^{}]*\\}");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
  private static final int MOST_RULES = 500;
  private static final int LONGEST_SHEET = 500_000;

  private final Document html;

  HtmlVisibility(Document html) {
    this.html = html;
  }

  /** The outermost elements that are not shown. */
  List<Element> hidden() {
    List<Element> hidden = new ArrayList<>(html.select("[hidden]"));
    for (Element styled : html.select("[style]")) {
      if (hides(styled.attr("style")) || isUnreadable(styled)) {
        hidden.add(styled);
      }
    }
    List<String> selectors = hidingSelectors();
    for (String selector : selectors) {
      try {
        hidden.addAll(html.body().select(selector));
      } catch (Selector.SelectorParseException | IllegalArgumentException notUnderstood) {
        System.getLogger(HtmlVisibility.class.getName()).log(System.Logger.Level.DEBUG, "Selector", notUnderstood);
      }
    }
    return hidden.stream().filter(element -> element != html.body()).toList();
  }

  private static boolean hides(String style) {
    return HIDES.matcher(style).find();
  }

  /** Set in the colour of its ground, or in white where no ground is named around it. */
  private static boolean isUnreadable(Element element) {
    String colour = last(COLOUR, element.attr("style"));
    if (colour == null) {
      return false;
    }
    String ground = null;
    for (Element around = element; around != null && ground == null; around = around.parent()) {
      ground = last(GROUND, around.attr("style"));
      if (ground == null && (around.hasAttr("bgcolor") || around.hasAttr("class"))) {
        return false;
      }
    }
    return ground == null ? WHITE.matcher(colour).matches() : ground.equalsIgnoreCase(colour)
        || WHITE.matcher(colour).matches() && WHITE.matcher(ground).matches();
  }

  private static String last(Pattern declaration, String style) {
    Matcher found = declaration.matcher(style);
    String value = null;
    while (found.find()) {
      value = found.group(1).strip();
    }
    return value;
  }

  private List<String> hidingSelectors() {
    List<String> selectors = new ArrayList<>();
    for (Element sheet : html.select("style:not([media*=print])")) {
      String css = sheet.data();
      if (css.length() > LONGEST_SHEET) {
        continue;
      }
      css = NESTED.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll("");
      Matcher rule = RULE.matcher(css);
      while (rule.find() && selectors.size() < MOST_RULES) {
        String selector = rule.group(1).strip();
        if (hides(rule.group(2)) && !selector.contains(":")) {
          selectors.add(selector);
        }
      }
    }
    return selectors;
  }
}
