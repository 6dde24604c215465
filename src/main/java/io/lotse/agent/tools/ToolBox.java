package io.lotse.agent.tools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.model.ToolCall;
import io.lotse.model.ToolDefinition;
import io.lotse.platform.Json;
import io.lotse.platform.Problem;
import io.lotse.platform.Texts;
import io.opentelemetry.context.Context;

/**
 * All tools of the agent. The calls of one model turn run in parallel; one that fails, is slow or has unfitting
 * arguments becomes an observation from which the model can go on.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/tools")
public class ToolBox {
  private static final System.Logger LOG = System.getLogger(ToolBox.class.getName());
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
  private static final int MOST_CALLS_AT_A_TIME = 256;
  private static final int IDLE_SECONDS = 30;
  private static final int MOST_DESCRIPTIONS = 200;
  private final Map<String, Tool<?>> tools = new TreeMap<>();
  private final Map<String, ToolDefinition> described = new ConcurrentHashMap<>();
  private final Validator validator;
  private final ToolSpans spans;
  @Resource(lookup = "java:app/concurrent/tools")
  private ManagedThreadFactory threads;
  private ThreadPoolExecutor executor;

  ToolBox() {
    this.validator = null;
    this.spans = null;
  }

  @Inject
  ToolBox(@Any Instance<Tool<?>> all, Validator validator, ToolSpans spans) {
    all.forEach(tool -> tools.put(tool.name(), tool));
    this.validator = validator;
    this.spans = spans;
  }

  /** A pool of our own over the server's threads, for the reasons that the answers' executor has. */
  @PostConstruct
  void open() {
    executor = new ThreadPoolExecutor(MOST_CALLS_AT_A_TIME, MOST_CALLS_AT_A_TIME, IDLE_SECONDS, TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(), threads);
    executor.allowCoreThreadTimeOut(true);
  }

  @PreDestroy
  void close() {
    executor.shutdownNow();
  }

  /** A call that has been started. */
  public record Started(ToolCall call, Future<Observation> observation, long startedNanos) {}

  /**
   * What models are told of the tools, in the words of the given descriptions (by tool name).
   *
   * @param inConversation whether a person takes part in a conversation that is kept
   */
  public List<ToolDefinition> definitions(boolean inConversation, Function<String, String> description) {
    if (described.size() > MOST_DESCRIPTIONS) {
      described.clear();
    }
    return tools.values().stream().filter(tool -> inConversation || !tool.needsConversation()).map(tool -> {
      String words = description.apply(tool.name());
      return described.computeIfAbsent(tool.name() + "\n" + words, key -> definition(tool, words));
    }).toList();
  }

  /** Starts the calls; ask {@link #finish} for each. */
  public List<Started> start(List<ToolCall> calls, Situation situation) {
    List<Started> started = new ArrayList<>();
    Context context = Context.current();
    for (ToolCall call : calls) {
      Callable<Observation> work = () -> spans.call(call, () -> run(call, situation.at(call.id())));
      started.add(new Started(call, executor.submit(context.wrap(work)), System.nanoTime()));
    }
    return started;
  }

  /** Waits for a call until half a minute after its start. */
  public Observation finish(Started started) throws InterruptedException {
    long left = LONGEST_CALL.toNanos() - (System.nanoTime() - started.startedNanos());
    try {
      return started.observation().get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException slow) {
      started.observation().cancel(true);
      return Observation.failed(Texts.plain("agent", "tool.slow", LONGEST_CALL.toSeconds()));
    } catch (ExecutionException failed) {
      return Observation.failed(Texts.plain("agent", "tool.failed", failed.getCause().getMessage()));
    }
  }

  /** The arguments as JSON, or null when the model wrote none. */
  public static JsonNode arguments(ToolCall call) {
    try {
      JsonNode tree = Json.MAPPER.readTree(call.arguments().isBlank() ? "{}" : call.arguments());
      return tree.isObject() ? tree : null;
    } catch (JsonProcessingException malformed) {
      return null;
    }
  }

  private Observation run(ToolCall call, Situation situation) {
    Tool<?> tool = tools.get(call.tool());
    if (tool == null || tool.needsConversation() && situation.thread() == null) {
      return Observation.failed(Texts.plain("agent", "tool.unknown"));
    }
    try {
      return call(tool, call, situation);
    } catch (Problem problem) {
      return Observation.failed(Texts.plain("agent", "tool.failed", problem.getMessage()));
    } catch (RuntimeException unforeseen) {
      LOG.log(System.Logger.Level.WARNING, "tool " + call.tool() + " failed", unforeseen);
      return Observation.failed(Texts.plain("agent", "tool.failed", unforeseen.getClass().getSimpleName()));
    }
  }

  private <A extends Record> Observation call(Tool<A> tool, ToolCall call, Situation situation) {
    JsonNode tree = arguments(call);
    if (tree == null) {
      return Observation.failed(Texts.plain("agent", "tool.arguments", "JSON"));
    }
    A arguments;
    try {
      arguments = Json.MAPPER.treeToValue(tree, tool.arguments());
    } catch (JsonProcessingException unfitting) {
      return Observation.failed(Texts.plain("agent", "tool.arguments", unfitting.getOriginalMessage()));
    }
    String violations = validator.validate(arguments).stream()
        .map(each -> each.getPropertyPath() + " " + each.getMessage()).sorted().collect(Collectors.joining(", "));
    return violations.isEmpty() ? tool.call(arguments, situation)
        : Observation.failed(Texts.plain("agent", "tool.arguments", violations));
  }

  /** The first paragraph describes the tool, lines such as {@code - query: …} its arguments. */
  private static ToolDefinition definition(Tool<?> tool, String prompt) {
    Map<String, String> meanings = prompt.lines().filter(line -> line.matches("- \\w+: .*"))
        .collect(Collectors.toMap(line -> line.substring(2, line.indexOf(':')), line -> line.substring(line.indexOf(':')
            + 2)));
    String description = prompt.lines().filter(line -> !line.startsWith("- ")).collect(Collectors.joining("\n"))
        .strip();
    return new ToolDefinition(tool.name(), description, ArgumentSchema.of(tool.arguments(), meanings));
  }
}
