package io.lotse.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the scripted model says in one turn: words, or calls of tools. */
record Said(List<String> tokens, List<Call> calls) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
  private static final Map<String, String> DIRECT = new TreeMap<>(Map.of("faq", "search_faq", "contacts",
      "find_emergency_contacts", "events", "list_events", "escalate", "escalate_to_human"));
  private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}-])\\p{L}{3,}(?![\\p{L}\\p{N}-])");
  private static final int WORDS_OF_A_PASSAGE = 8;
  private static final Pattern TOKEN = Pattern.compile("\\s*\\S+\\s*");

  /** A wished call; the arguments are JSON unless the script wants them broken. */
  record Call(String tool, String arguments) {}

  static Said to(Ask ask, Script script) {
    if (script.says("echo")) {
      return words(ask.question(), 0);
    }
    List<Call> calls = script.says("notools") ? List.of() : calls(ask, script);
    if (!calls.isEmpty()) {
      return new Said(List.of(), calls);
    }
    if (!ask.offersAny() && ask.observations().isEmpty() && script.optionalNumber("len").isEmpty()) {
      // Asked for nothing but words, e.g. to rewrite a question: the last line is as good as any.
      return words(ask.question().lines().reduce("", (first, second) -> second), 0);
    }
    return words(answer(ask, script), script.number("len", 0));
  }

  private static List<Call> calls(Ask ask, Script script) {
    boolean search = ask.offers("search_knowledge");
    int seen = ask.observations().size();
    if (script.says("ask") && ask.offers("ask_user_clarification") && !ask.observed("ask_user_clarification")) {
      return List.of(new Call("ask_user_clarification",
          "{\"question\":\"Welches Gerät meinen Sie?\",\"choices\":[\"SH-8K-G2\",\"SB-10-G1\"]}"));
    }
    if (script.says("badvalue") && search && seen == 0) {
      return List.of(new Call("search_knowledge", "{\"query\":\" \",\"language\":\"Deutsch!\"}"));
    }
    for (var direct : DIRECT.entrySet()) {
      if (script.says(direct.getKey()) && ask.offers(direct.getValue()) && !ask.observed(direct.getValue())) {
        return List.of(call(ask, direct.getValue(), ask.question().replaceAll("\\s*mock-\\S+", "")));
      }
      if (script.says(direct.getKey())) {
        return List.of();
      }
    }
    if (script.says("badargs") && search && seen == 0) {
      return List.of(new Call("search_knowledge", "{\"query\": \"" + ask.question().replace("\"", "")));
    }
    if (script.says("notool") && seen == 0) {
      return List.of(new Call("open_hatch", "{}"));
    }
    if (script.says("lostdoc") && ask.offers("get_full_document") && seen == 1) {
      return List.of(new Call("get_full_document", "{\"document_id\":\"00000000-0000-0000-0000-000000000000\"}"));
    }
    boolean again = script.says("badvalue") && seen == 1 || script.says("notool") && seen == 1 || script.says("loop")
        || script.says("badargs") && seen == 1
        || script.says("ask") && seen == 1;
    if (search && (seen == 0 || again)) {
      Call first = call(ask, "search_knowledge", ask.question());
      return script.says("parallel")
          ? List.of(first, call(ask, "search_knowledge", ask.question() + " Ursache"))
          : List.of(first);
    }
    if (script.says("doc") && ask.offers("get_full_document") && !ask.observed("get_full_document")) {
      return List.of(call(ask, "get_full_document", ""));
    }
    return List.of();
  }

  /** A call whose required arguments are filled by their names and types. */
  private static Call call(Ask ask, String tool, String text) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    JsonNode schema = ask.parameters(tool);
    schema.path("required").forEach(name -> fill(arguments, name.asText(), schema.path("properties").path(name
        .asText()), text, ask));
    if (arguments.isEmpty() && (schema.isMissingNode() || schema.path("properties").has("query") || tool.equals(
        "ask_user_clarification"))) {
      arguments.put(tool.equals("ask_user_clarification") ? "question" : "query", text);
    }
    return new Call(tool, arguments.toString());
  }

  private static void fill(ObjectNode arguments, String name, JsonNode schema, String text, Ask ask) {
    if (schema.path("enum").isArray()) {
      arguments.set(name, schema.path("enum").get(0));
    } else if (name.endsWith("id")) {
      Matcher id = ID.matcher(ask.observed());
      arguments.put(name, id.find() ? id.group() : "00000000-0000-0000-0000-000000000000");
    } else {
      switch (schema.path("type").asText()) {
        case "integer", "number" -> arguments.put(name, Math.max(1, schema.path("minimum").asInt(1)));
        case "boolean" -> arguments.put(name, false);
        case "array" -> arguments.putArray(name);
        default -> arguments.put(name, text);
      }
    }
  }

  private static String answer(Ask ask, Script script) {
    String observed = ask.observed();
    StringBuilder answer = new StringBuilder("Laut Handbuch gilt dazu Folgendes: ");
    answer.append(observed.contains("[1]") ? said(observed, 1) + ". [1]" : "Prüfen Sie das Gerät wie beschrieben.");
    if (observed.contains("[2]")) {
      answer.append(" Weitere Hinweise: ").append(said(observed, 2)).append(". [2]");
    }
    if (script.says("links")) {
      answer.append(" ![Bild](https://evil.example/p.png?d=1) Mehr [hier](http://evil.example/a) und auf "
          + "www.evil.example/b sowie <img src='https://evil.example/c'> https://evil.example/d.");
    }
    if (script.says("next")) {
      answer.append("\n\n>>> Wie messe ich den Isolationswiderstand?\n>>> Was bedeutet F-111?\n");
    }
    if (script.says("invent") && observed.contains("[1]")) {
      answer.append(" Das Anzugsdrehmoment beträgt 4711 Nm. [1]");
    }
    if (script.says("unknowncite")) {
      answer.append(" Das steht auch anderswo. [99]");
    }
    return answer.toString();
  }

  /** The first words of a passage, without its figures and signs. */
  private static String said(String observed, int mark) {
    Matcher passage = Pattern.compile("\\[" + mark + "][^\n]*\n(.*?)(?=\ndocument_id|\n\n\\[|$)", Pattern.DOTALL)
        .matcher(observed);
    String text = passage.find() ? passage.group(1) : "";
    return WORD.matcher(text).results().map(word -> word.group()).limit(WORDS_OF_A_PASSAGE).collect(Collectors.joining(
        " "));
  }

  /** The text word by word; its words again and again where so many tokens are wanted. */
  private static Said words(String text, int wanted) {
    List<String> words = TOKEN.matcher(text).results().map(r -> r.group()).toList();
    if (wanted == 0 || words.isEmpty()) {
      return new Said(words, List.of());
    }
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      String word = words.get(i % words.size());
      tokens.add(word.endsWith(" ") ? word : word + " ");
    }
    return new Said(tokens, List.of());
  }
}
