package io.lotse.bench;

/** One request and what becomes of its answer; all calls come on the client's one thread. Times: System.nanoTime. */
interface Exchange {
  /** The request, whole, as it goes over the wire. */
  byte[] request();

  /** The request has been handed to the connection. */
  void sent(long nanos);

  /** A piece of the answer's body. */
  void body(byte[] bytes, int from, int to, long nanos);

  /**
   * The answer is complete, or the connection was lost (status 0).
   *
   * @return what the connection does next, or null to close it
   */
  Exchange ended(int status, long nanos);
}
