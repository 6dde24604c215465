package io.lotse.testing;

import io.lotse.quickstart.DemoAccounts;
import io.lotse.quickstart.DemoAccounts.Person;

/** The Lotse that an integration test has deployed, as seen by the people who use it. */
public final class LotseUnderTest {
  /** Of every person that is made here. */
  public static final String PASSWORD = "kompass-und-seekarte";

  private LotseUnderTest() {}

  /**
   * A client that is not signed in. To the server those of one class of tests come from one address and those of another
   * from another, so that the failures of one do not slow down the next.
   */
  public static LotseServer nobody() {
    int home = StackWalker.getInstance().walk(calls -> calls.map(StackWalker.StackFrame::getClassName)
        .filter(name -> name.endsWith("IT")).findFirst()).orElse("").hashCode();
    return LotseServer.at("http://127.0.0.1:" + Integer.getInteger("lotse.it.http.port"))
        .with("X-Forwarded-For", "10." + (home >> 16 & 255) + "." + (home >> 8 & 255) + "." + (home & 255));
  }

  /** The superuser that the settings name. */
  public static LotseServer admin() {
    return nobody().signedIn(System.getenv("SUPERUSER_EMAIL"), System.getenv("SUPERUSER_PASSWORD"));
  }

  /** An ordinary, verified person, the same one in all tests. */
  public static LotseServer demo() {
    return person("demo");
  }

  /** An ordinary, verified person of that name, made where there is none yet. */
  public static LotseServer person(String name) {
    String email = name + "@lotse.example";
    new DemoAccounts(System.getenv("DATABASE_URL")).ensure(new Person(email, name, PASSWORD, false));
    return nobody().signedIn(email, PASSWORD);
  }
}
