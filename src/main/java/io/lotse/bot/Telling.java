package io.lotse.bot;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.lotse.agent.AgentEvent;
import io.lotse.agent.Answer;
import io.lotse.agent.Material;
import io.lotse.agent.Source;
import io.lotse.knowledge.search.Passage;
import io.lotse.platform.Problem;

/** Turns what the agent tells into what bots hear: text that Telegram shows, and sources in the older shape. */
class Telling implements Consumer<AgentEvent> {
  private final Consumer<BotEvent> events;
  private final long since;
  private final TelegramHtml html = new TelegramHtml();
  private final StringBuilder said = new StringBuilder();
  private Map<UUID, Passage> passages = Map.of();

  /** @param since when the question came, by {@link System#nanoTime()} */
  Telling(Consumer<BotEvent> events, long since) {
    this.events = events;
    this.since = since;
  }

  /** Tells what the answer may cite. */
  void from(Material material) {
    if (material instanceof Material.Given given) {
      passages = given.passages().stream().collect(Collectors.toMap(Passage::chunkId, Function.identity()));
    }
  }

  @Override
  public void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.Token token -> say(html.accept(token.content()));
      case AgentEvent.Answered answered -> end(answered.answer());
      case AgentEvent.Failed failed -> failed(failed.problem(), failed.incidentId());
      case AgentEvent.ToolStarted unseen -> {
      }
      case AgentEvent.ToolFinished unseen -> {
      }
      case AgentEvent.Sources later -> {
      }
      case AgentEvent.Suspended never -> {
      }
      case AgentEvent.Spent unseen -> {
      }
    }
  }

  void failed(Problem problem, String incidentId) {
    events.accept(new BotEvent.Failed(problem, incidentId));
  }

  private void end(Answer answer) {
    say(html.end());
    List<BotSource> sources = answer.sources().stream().filter(source -> passages.containsKey(source.chunkId()))
        .map(this::source).toList();
    events.accept(new BotEvent.Answered(said.toString(), sources, answer.finishReason(), (System.nanoTime() - since)
        / 1e9));
  }

  private BotSource source(Source cited) {
    return BotSource.of(cited, passages.get(cited.chunkId()));
  }

  private void say(String safe) {
    if (!safe.isEmpty()) {
      said.append(safe);
      events.accept(new BotEvent.Token(safe));
    }
  }
}
