package io.lotse.admin;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openqa.selenium.Cookie;

import io.lotse.quickstart.DemoAccounts;
import io.lotse.quickstart.DemoAccounts.Person;
import io.lotse.testing.Answer;
import io.lotse.testing.Browser;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** Somebody in the panel, as their browser's requests show it. */
record PanelSession(LotseServer client) {
  private static final Pattern STATE = Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([^\"]+)\"");

  /** What the scripts of a page carry, and those of the answers to it. */
  private static final Pattern NONCE = Pattern.compile(" nonce=\"([^\"]+)\"");

  /** A page that a session has opened: the state of its view, and what lets the scripts of its answers run. */
  record View(String state, String nonce) {}

  /** An administrator of that name, made where there is none yet. */
  static String administrator(String name) {
    String email = name + "@lotse.example";
    new DemoAccounts(System.getenv("DATABASE_URL")).ensure(new Person(email, name, LotseUnderTest.PASSWORD, true));
    return email;
  }

  /** A browser that has our page open, and no session. */
  static LotseServer page() {
    LotseServer nobody = LotseUnderTest.nobody();
    String origin = nobody.uri("/").toString().replaceAll("/$", "");
    return nobody.with("Origin", origin).with("Accept", "text/html,application/xhtml+xml");
  }

  static Answer tried(String email, String password) {
    return page().postForm("/panel/session", Map.of("email", email, "password", password));
  }

  static PanelSession of(String email, String password) {
    return new PanelSession(page().with("Cookie", cookie(tried(email, password).expect(204))));
  }

  /** The same stay, in a browser: who it was before is forgotten. */
  static void enter(Browser browser, String email, String password) {
    String[] cookie = cookie(tried(email, password).expect(204)).split("=", 2);
    browser.forget();
    go(browser, "/panel/sign-in");
    browser.driver().manage().addCookie(new Cookie.Builder(cookie[0], cookie[1]).path("/panel").build());
  }

  /** Opens a page of the panel. */
  static void go(Browser browser, String path) {
    browser.open(LotseUnderTest.nobody().uri(path));
  }

  static String cookie(Answer answer) {
    return answer.header("Set-Cookie").split(";")[0];
  }

  /** Opens a page. */
  View view(String path) {
    String page = client.get(path).expect(200).text();
    return new View(found(STATE, page), found(NONCE, page));
  }

  private static String found(Pattern wanted, String page) {
    Matcher found = wanted.matcher(page);
    if (!found.find()) {
      throw new AssertionError("no " + wanted + " in " + page);
    }
    return found.group(1);
  }

  /** Presses a button as a page would, by Ajax. */
  Answer press(String path, String form, String button, View view) {
    return press(path, form, button, view, Map.of());
  }

  /**
   * Opens the page and presses a button there.
   *
   * @param update the id of what is shown anew by the answer
   */
  Answer openAndPress(String path, String form, String button, String update) {
    return press(path, form, button, view(path), Map.of("jakarta.faces.partial.render", update));
  }

  private Answer press(String path, String form, String button, View view, Map<String, String> more) {
    Map<String, String> sent = new HashMap<>(Map.of("jakarta.faces.partial.ajax", "true", "jakarta.faces.source", form
        + ":" + button, "jakarta.faces.partial.execute", "@all", form + ":" + button, form + ":" + button, form, form,
        "jakarta.faces.ViewState", view.state(), "primefaces.nonce", view.nonce()));
    sent.putAll(more);
    return client.with("Faces-Request", "partial/ajax").postForm(path, sent);
  }
}
