package io.lotse.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests as bytes, and the questions that are asked with them. */
final class Wire {
  private static final List<String> QUESTIONS = List.of("Was bedeutet F-110?",
      "Mit welchem Drehmoment werden die PE-Klemmen des Wechselrichters angezogen?",
      "Wie wird der Batteriespeicher nach einer Tiefentladung wieder in Betrieb genommen?",
      "Welche Absicherung braucht die Wallbox?", "Was ist bei Isolationsfehlern der PV-Anlage zu tun?",
      "Wie lange muss nach dem Abschalten gewartet werden, bevor das Gehäuse geöffnet wird?",
      "Welche Umgebungstemperatur ist für den Betrieb zulässig?", "Wie wird die Firmware aktualisiert?");

  private Wire() {}

  static String question(int number) {
    return QUESTIONS.get(Math.floorMod(number, QUESTIONS.size()));
  }

  static byte[] get(String path, String header) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** @param script what the scripted model shall do other than its name says; empty = nothing */
  static byte[] ask(String path, String token, int question, String script) {
    byte[] body = ("{\"question\":\"" + (question(question) + " " + script).strip() + "\"}").getBytes(
        StandardCharsets.UTF_8);
    String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
    return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }
}
