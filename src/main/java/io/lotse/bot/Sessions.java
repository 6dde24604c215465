package io.lotse.bot;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.Exchange;
import io.lotse.handoff.BotCauses;
import io.lotse.platform.Problem;
import io.lotse.platform.WallClock;

/** Logs what users of bots do, and tells humans where that gives cause; only then a record is acknowledged. */
@ApplicationScoped
class Sessions {
  private final SessionLog log;
  private final BotCauses causes;

  Sessions() {
    this(null, null);
  }

  @Inject
  Sessions(SessionLog log, BotCauses causes) {
    this.log = log;
    this.causes = causes;
  }

  LoggedSession add(SessionStep step) {
    SessionRecord record = log.add(step);
    causes.look(record.turn());
    return record.logged();
  }

  /** Adds the response to the session's first record; 404 when there is none. */
  void respond(String sessionId, String response) {
    SessionRecord record = log.respond(sessionId, response).orElseThrow(() -> unknown(sessionId));
    causes.look(record.turn());
  }

  /** The session's first record; 404 when there is none. */
  StoredSession first(String sessionId) {
    return log.first(sessionId).orElseThrow(() -> unknown(sessionId)).stored(WallClock.zone());
  }

  /** The newest answered questions since the last restart, oldest first. */
  List<Exchange> history(String userId, int most) {
    return History.pairs(log.sinceRestart(userId), most);
  }

  /** What a model is told of earlier, oldest first. */
  List<Exchange> turns(String userId) {
    return History.turns(log.sinceRestart(userId));
  }

  private static Problem unknown(String sessionId) {
    return Problem.notFound("session_not_found", "Session with ID " + sessionId + " not found");
  }
}
