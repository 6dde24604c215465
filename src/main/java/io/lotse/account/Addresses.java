package io.lotse.account;

/** What an e-mail address looks like: one {@code @}, a dot after it, and nothing that has a meaning in a mail's header. */
final class Addresses {
  static final int LONGEST = 254;
  static final String FORM = "[^\\s@<>\",;]+@[^\\s@<>\",;]+\\.[^\\s@<>\",;]+";

  private Addresses() {}
}
