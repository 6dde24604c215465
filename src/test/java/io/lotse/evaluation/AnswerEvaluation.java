package io.lotse.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.recovery.LotseProcess;
import io.lotse.scripted.ScriptedModelServer;
import io.lotse.testing.FilePart;
import io.lotse.testing.LotseServer;
import io.lotse.testing.PhotoFiles;
import io.lotse.testing.StreamedAnswer;

/**
 * Holds conversations with a running Lotse and looks at the answers: by rule, and by a judge where one is configured. With
 * {@code OPENAI_BASE_URL} or {@code OPENAI_API_KEY} in the environment that model answers, else the scripted one, whose
 * behaviour each case names. Argument: folder with {@code conversations.json} and the documents that it needs.
 */
public final class AnswerEvaluation {
  private final LotseServer lotse;
  private final boolean scripted;
  private final Optional<Judge> judge = Judge.configured();
  private int answers;
  private int faultless;
  private double supported;
  private int faithful;

  private AnswerEvaluation(LotseServer lotse, boolean scripted) {
    this.lotse = lotse;
    this.scripted = scripted;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    boolean scripted = System.getenv("OPENAI_BASE_URL") == null && System.getenv("OPENAI_API_KEY") == null;
    Path work = Files.createTempDirectory("answers");
    try (ScriptedModelServer model = ScriptedModelServer.start();
        LotseProcess lotse = new LotseProcess(work, Integer.getInteger("evaluation.port", 7898), settings(model,
            scripted)).start()) {
      AnswerEvaluation evaluation = new AnswerEvaluation(lotse.administrator(), scripted);
      evaluation.upload(folder);
      boolean all = evaluation.run(Conversation.read(folder.resolve("conversations.json")));
      if (scripted && !all) {
        throw new IllegalStateException("The scripted conversations do not go as they must.");
      }
    }
  }

  private static Map<String, String> settings(ScriptedModelServer model, boolean scripted) {
    Map<String, String> settings = new HashMap<>(Map.of("RATE_LIMIT_CHAT", "off", "EMBEDDING_MODEL", "local"));
    if (scripted) {
      settings.putAll(Map.of("OPENAI_BASE_URL", model.url(), "OPENAI_CHAT_MODEL", "mock", "OPENAI_MAX_RETRIES", "0"));
    }
    return settings;
  }

  private void upload(Path folder) throws Exception {
    List<FilePart> files = new ArrayList<>();
    try (var all = Files.list(folder)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".md") && !each.endsWith("judge.md")).toList()) {
        files.add(new FilePart("files", file.getFileName().toString(), "text/markdown", Files.readAllBytes(file)));
      }
    }
    String job = lotse.upload("/admin/documents", Map.of(), files).expect(202).json().path("job_id").asText();
    while (!List.of("succeeded", "failed").contains(lotse.get("/admin/embed/jobs/" + job).json().path("state")
        .asText())) {
      Thread.sleep(200);
    }
  }

  private boolean run(List<Conversation> conversations) throws Exception {
    for (Conversation conversation : conversations) {
      String session = null;
      for (Conversation.Turn turn : conversation.turns()) {
        session = turn(conversation, turn, session);
      }
    }
    System.out.printf("%d answers, %d without a broken rule; figures that stand in what is cited: %.3f%s%n", answers,
        faultless, supported / answers, judge.isEmpty() ? "" : "; faithful and to the point: " + faithful);
    return faultless == answers;
  }

  private String turn(Conversation conversation, Conversation.Turn turn, String session) throws Exception {
    String said = scripted && turn.script() != null ? turn.say() + " " + turn.script() : turn.say();
    StreamedAnswer answer = StreamedAnswer.of(lotse, question(said, turn.photo(), session));
    List<String> texts = answer.all("sources").stream().flatMap(JsonNode::valueStream).map(this::text).toList();
    List<String> broken = AnswerRules.broken(turn, answer, texts, scripted);
    answers++;
    faultless += broken.isEmpty() ? 1 : 0;
    supported += AnswerRules.supported(answer.said(), texts);
    System.out.printf("%s %-14s %s%s%n", conversation.id(), conversation.category(), broken.isEmpty() ? "ok" : String
        .join("; ", broken), judged(turn, answer, texts));
    return answer.session();
  }

  private Map<String, Object> question(String said, String photo, String session) {
    Map<String, Object> question = new HashMap<>(Map.of("question", said));
    if (session != null) {
      question.put("session_id", session);
    }
    if (photo != null) {
      byte[] file = PhotoFiles.written("jpeg", PhotoFiles.display(800, 600, photo));
      JsonNode uploaded = lotse.upload("/chat/upload", session == null ? Map.of() : Map.of("session_id", session),
          List.of(new FilePart("files", "display.jpg", "image/jpeg", file))).expect(200).json();
      question.put("session_id", uploaded.path("session_id").asText());
      question.put("image_keys", List.of(uploaded.at("/images/0/object_key").asText()));
    }
    return question;
  }

  private String judged(Conversation.Turn turn, StreamedAnswer answer, List<String> texts)
      throws IOException, InterruptedException {
    if (judge.isEmpty() || answer.said().isBlank()) {
      return "";
    }
    Judge.Verdict verdict = judge.get().of(turn.say(), answer.said(), texts);
    faithful += verdict.faithful() && verdict.answers() ? 1 : 0;
    return " | judge: " + (verdict.faithful() ? "" : "un") + "faithful, " + (verdict.answers() ? "" : "not ")
        + "to the point: " + verdict.why();
  }

  /** The passage of a source, found by its quote; the quote alone where the search finds another. */
  private String text(JsonNode source) {
    String quote = source.path("quote").asText();
    JsonNode found = lotse.get("/search?top_k=3&document_id=" + source.path("document_id").asText() + "&q="
        + java.net.URLEncoder.encode(quote.isBlank() ? source.path("title").asText() : quote.substring(0, Math.min(quote
            .length(), 400)), java.nio.charset.StandardCharsets.UTF_8)).json().path("results");
    for (JsonNode each : found) {
      if (each.path("chunk_id").equals(source.path("chunk_id"))) {
        return each.path("text").asText() + "\n" + quote;
      }
    }
    return quote;
  }
}
