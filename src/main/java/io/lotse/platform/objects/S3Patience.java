package io.lotse.platform.objects;

import java.time.Duration;

/**
 * How long is waited for an S3 server. A call is tried up to three times where that may help.
 *
 * @param connect until it takes a connection
 * @param silence without a byte
 * @param answer one attempt of a call that carries no file
 * @param call such a call with its further attempts
 * @param transfer one attempt to send a file
 * @param send that with its further attempts
 */
record S3Patience(Duration connect, Duration silence, Duration answer, Duration call, Duration transfer,
    Duration send) {
  static final S3Patience USUAL = new S3Patience(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(5),
      Duration.ofSeconds(12), Duration.ofSeconds(90), Duration.ofSeconds(120));
}
