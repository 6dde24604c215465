package io.lotse.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebDriver;

/**
 * What axe-core finds on a page that keeps people from using it: the rules of WCAG 2.2, levels A and AA, of serious or
 * critical impact. The page is looked at in the light and, for what depends on colours, in the dark theme; while a dialog is
 * open, only that, because the page waits behind it.
 */
public final class Accessibility {
  private static final String AXE = script();
  private static final String LOOK = """
      const done = arguments[arguments.length - 1];
      const root = document.documentElement;
      const before = root.dataset.theme;
      const pause = millis => new Promise(next => setTimeout(next, millis));
      // What is redrawn meanwhile may never end its movement.
      const still = () => Promise.race([pause(2000), Promise.all(document.getAnimations().filter(each =>
        each.effect?.getComputedTiming().endTime !== Infinity).map(each => each.finished.catch(() => {})))]);
      const answered = async () => {
        for (let i = 0; i < 100 && window.PrimeFaces && !PrimeFaces.ajax.Queue.isEmpty(); i++) { await pause(100); }
      };
      // Cells of a table can have the focus; who misses the link in one has hit the cell.
      const isCellOfTarget = (rule, element) => rule === 'target-size' && element.matches('td[role=gridcell]');
      const found = async (theme, runOnly) => {
        root.dataset.theme = theme;
        await new Promise(next => requestAnimationFrame(next));
        await still();
        const dialog = [...document.querySelectorAll('.ui-dialog[aria-hidden=false], dialog[open]')].at(-1);
        const result = await axe.run(dialog ?? document, { runOnly, resultTypes: ['violations'], elementRef: true });
        return result.violations.filter(each => ['serious', 'critical'].includes(each.impact)).flatMap(each =>
          each.nodes.filter(node => !isCellOfTarget(each.id, node.element)).map(node => `${theme}: ${each.id} at ${node.target.join(' ')}: ${node.any.concat(node.all, node.none)
            .map(check => check.message).join('; ')} ${node.html}`));
      };
      (async () => {
        await answered();
        const faults = await found('light', { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
        faults.push(...await found('dark', { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }));
        if (before) { root.dataset.theme = before; } else { delete root.dataset.theme; }
        return faults;
      })().then(done, failed => done(['axe-core failed: ' + failed]));""";

  private Accessibility() {}

  /** What is wrong with the page as it is now, one line for each place. */
  @SuppressWarnings("unchecked")
  public static List<String> faults(WebDriver page) {
    JavascriptExecutor scripts = (JavascriptExecutor) page;
    if (Boolean.FALSE.equals(scripts.executeScript("return 'axe' in window"))) {
      scripts.executeScript(AXE);
    }
    try {
      return (List<String>) scripts.executeAsyncScript(LOOK);
    } catch (ScriptTimeoutException redrawnMeanwhile) {
      return (List<String>) scripts.executeAsyncScript(LOOK);
    }
  }

  private static String script() {
    try (InputStream axe = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
