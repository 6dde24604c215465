package io.lotse.platform;

/** Unforeseen failures outside a request: logged under an id that the client is told. */
@Offered("every room: for work that goes on after the request")
public final class Incidents {
  private Incidents() {}

  /** Logs the failure and names the entry. */
  public static String report(Throwable thrown) {
    return Problems.report(thrown, null);
  }

  /** The problem that stands for the failure towards a client. */
  public static Problem problem(Throwable thrown) {
    return Problems.problem(thrown);
  }
}
