package io.lotse.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Streams with the credentials that they are written by. */
final class WatchedStreams {
  private final Set<Open> open = ConcurrentHashMap.newKeySet();
  private final Changes changes;

  /** One stream; each is only itself. */
  private static final class Open {
    private final EventWriter stream;
    private final Credential credential;
    private final Runnable end;

    Open(EventWriter stream, Credential credential, Runnable end) {
      this.stream = stream;
      this.credential = credential;
      this.end = end;
    }
  }

  /** @param changes hears of the ids of people and keys */
  WatchedStreams(Changes changes) {
    this.changes = changes;
  }

  /** What has changed since the request was let in was not heard for this stream, so it is looked at once. */
  void add(EventWriter stream, Credential credential, Runnable end) {
    Open added = new Open(stream, credential, end);
    open.add(added);
    changes.heard(added);
  }

  /** Waits for the next look and ends what may not go on; each credential is looked up once. */
  void next(Executor enders) throws InterruptedException {
    changes.next(round -> {
      open.removeIf(each -> each.stream.hasEnded());
      Map<Object, Optional<? extends Caller>> now = new HashMap<>();
      Set<Open> over = open.stream().filter(each -> round.concerns(each) || each.credential.isOfAny(round.changed()))
          .filter(each -> !each.credential.allows(now.computeIfAbsent(each.credential.proof(),
              proof -> each.credential.now().get())))
          .collect(Collectors.toSet());
      open.removeAll(over);
      over.forEach(each -> enders.execute(each.end));
    });
  }
}
