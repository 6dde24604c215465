package io.lotse.chat.photo;

/** A file of which no photo can be made; the message is one sentence for the person who sent it. */
final class Undeveloped extends Exception {
  private static final long serialVersionUID = 1L;
  private final String code;

  Undeveloped(String code, String message) {
    super(message);
    this.code = code;
  }

  Undeveloped(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  String code() {
    return code;
  }
}
