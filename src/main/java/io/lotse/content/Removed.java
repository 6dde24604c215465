package io.lotse.content;

/** That an entry is gone. */
public record Removed(String status, String message) {
  static Removed of(String noun, int id) {
    return new Removed("success", noun + " " + id + " deleted");
  }
}
