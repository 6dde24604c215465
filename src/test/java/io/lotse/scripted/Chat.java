package io.lotse.scripted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Sets what was said in the wire form of chat completions, streamed or whole. */
final class Chat {
  private static final String STREAM_HEAD = "HTTP/1.1 200 Scripted\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
      + "Cache-Control: no-cache\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Ask ask;
  private final Script script;
  private final Said said;
  private final String id;

  Chat(Ask ask, Script script, long number) {
    this.ask = ask;
    this.script = script;
    this.said = Said.to(ask, script);
    this.id = "chatcmpl-" + number;
  }

  Reply reply() {
    if (ask.streams()) {
      return new Reply(stream(), true);
    }
    long tokens = said.tokens().size();
    long after = script.number("ttft", 0) + script.number("itl", 0) * Math.max(0, tokens - 1);
    if (script.says("hang") || script.says("mute")) {
      return new Reply(List.of(new Beat(0, new byte[0], Beat.Then.SILENCE)).iterator(), true);
    }
    return Reply.json(200, whole(), "", after, true);
  }

  private String whole() {
    String finish = said.calls().isEmpty() ? "stop" : "tool_calls";
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < said.calls().size(); i++) {
      Said.Call call = said.calls().get(i);
      calls.add("{\"id\":" + quoted(callId(i)) + ",\"type\":\"function\",\"function\":{\"name\":" + quoted(call.tool())
          + ",\"arguments\":" + quoted(call.arguments()) + "}}");
    }
    return "{\"id\":" + quoted(id) + ",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":" + quoted(ask
        .model()) + ",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + (calls.isEmpty()
            ? quoted(String.join("", said.tokens()))
            : "null,\"tool_calls\":[" + String.join(",", calls) + "]")
        + ",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"" + finish + "\"}],\"usage\":" + usage() + "}";
  }

  private Iterator<Beat> stream() {
    if (script.says("mute")) {
      return List.of(new Beat(0, new byte[0], Beat.Then.SILENCE)).iterator();
    }
    List<Beat> beats = new ArrayList<>();
    byte[] head = STREAM_HEAD.getBytes(StandardCharsets.US_ASCII);
    if (script.says("hang")) {
      return List.of(new Beat(0, head, Beat.Then.SILENCE)).iterator();
    }
    beats.add(new Beat(0, Reply.join(head, delta("{\"role\":\"assistant\",\"content\":\"\"}", null)), Beat.Then.NEXT));
    long wait = script.number("ttft", 0);
    while (script.says("keepalive") && wait > 100) {
      beats.add(new Beat(100, chunk(": still thinking\n\n"), Beat.Then.NEXT));
      wait -= 100;
    }
    List<String> deltas = said.calls().isEmpty() ? said.tokens().stream().flatMap(t -> pieces(t).stream()).toList()
        : callDeltas();
    long each = script.number("itl", 0);
    long first = wait;
    boolean half = script.says("hangmid") || script.says("closemid") || script.says("errmid");
    int until = half ? Math.max(1, deltas.size() / 2) : deltas.size();
    Iterator<Beat> opening = beats.iterator();
    // Lazily, so that stamps tell the time of sending and 2,000 long answers do not lie in memory.
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return opening.hasNext() || next <= until;
      }

      @Override
      public Beat next() {
        if (opening.hasNext()) {
          return opening.next();
        }
        int at = next++;
        long after = at == 0 ? first : at < until ? each : 0;
        return at < until
            ? new Beat(after, () -> cut(delta(deltaOf(deltas.get(at)), null)), Beat.Then.NEXT)
            : ending();
      }
    };
  }

  private String deltaOf(String piece) {
    if (!said.calls().isEmpty()) {
      return piece;
    }
    return "{\"content\":" + quoted(script.says("stamped") ? System.currentTimeMillis() * 1000 + System.nanoTime()
        / 1000
        % 1000 + " " : piece) + "}";
  }

  private Beat ending() {
    if (script.says("hangmid")) {
      return new Beat(0, new byte[0], Beat.Then.SILENCE);
    }
    if (script.says("closemid")) {
      return new Beat(0, new byte[0], Beat.Then.CLOSE);
    }
    if (script.says("errmid")) {
      byte[] error = chunk("data: {\"error\":{\"message\":\"the model ran out of memory\",\"type\":\"server_error\","
          + "\"param\":null,\"code\":null}}\n\n");
      return new Beat(0, Reply.join(error, LAST_CHUNK), Beat.Then.END);
    }
    byte[] finish = delta("{}", said.calls().isEmpty() ? "stop" : "tool_calls");
    byte[] usage = ask.wantsUsage() ? chunk("data: " + frame("[]", usage()) + "\n\n") : new byte[0];
    byte[] done = Reply.join(chunk("data: [DONE]\n\n"), LAST_CHUNK);
    return new Beat(0, Reply.join(finish, Reply.join(usage, done)), Beat.Then.END);
  }

  private List<String> callDeltas() {
    List<String> deltas = new ArrayList<>();
    for (int i = 0; i < said.calls().size(); i++) {
      Said.Call call = said.calls().get(i);
      String index = script.says("noindex") ? "" : "\"index\":" + i + ",";
      deltas.add("{\"tool_calls\":[{" + index + "\"id\":" + quoted(callId(i)) + ",\"type\":\"function\","
          + "\"function\":{\"name\":" + quoted(call.tool()) + ",\"arguments\":\"\"}}]}");
      for (String piece : pieces(call.arguments())) {
        deltas.add("{\"tool_calls\":[{" + index + "\"function\":{\"arguments\":" + quoted(piece) + "}}]}");
      }
    }
    return deltas;
  }

  private List<String> pieces(String text) {
    return script.says("split") ? text.chars().mapToObj(c -> String.valueOf((char) c)).toList() : List.of(text);
  }

  private String callId(int i) {
    return "call_" + id.substring("chatcmpl-".length()) + "_" + i;
  }

  private byte[] delta(String delta, String finish) {
    return chunk("data: " + frame("[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":"
        + (finish == null ? "null" : "\"" + finish + "\"") + "}]", "null") + "\n\n");
  }

  private String frame(String choices, String usage) {
    return "{\"id\":\"" + id + "\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":" + quoted(ask
        .model()) + ",\"choices\":" + choices + (ask.wantsUsage() ? ",\"usage\":" + usage : "") + "}";
  }

  private String usage() {
    int prompt = ask.promptTokens();
    int completion = Math.max(said.tokens().size(), 12 * said.calls().size());
    return "{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + completion + ",\"total_tokens\":" + (prompt
        + completion) + "}";
  }

  /** The chunk as it is, or in HTTP chunks of three bytes, which cut through characters. */
  private byte[] cut(byte[] chunk) {
    if (!script.says("split")) {
      return chunk;
    }
    int start = indexOf(chunk, '\n', 0) + 1;
    byte[] cut = new byte[0];
    for (int i = start; i < chunk.length - 2; i += 3) {
      cut = Reply.join(cut, chunk(chunk, i, Math.min(chunk.length - 2, i + 3)));
    }
    return cut;
  }

  private static int indexOf(byte[] bytes, char wanted, int from) {
    int at = from;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static byte[] chunk(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return chunk(bytes, 0, bytes.length);
  }

  private static byte[] chunk(byte[] bytes, int from, int to) {
    byte[] size = (Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] chunk = new byte[size.length + to - from + 2];
    System.arraycopy(size, 0, chunk, 0, size.length);
    System.arraycopy(bytes, from, chunk, size.length, to - from);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    return chunk;
  }

  /** A JSON string; halves of surrogate pairs are escaped, as a server does that splits inside a character. */
  private static String quoted(String text) {
    String escaped = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    if (text.length() == 1 && Character.isSurrogate(text.charAt(0))) {
      escaped = String.format("\\u%04x", (int) text.charAt(0));
    }
    return "\"" + escaped + "\"";
  }
}
