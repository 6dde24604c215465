package io.lotse.account;

/** Why somebody is written to. */
enum Occasion {
  /** A sign-up with the address. */
  SIGN_UP,
  /** The address of an account is to be verified. */
  VERIFY,
  /** The address is to take the place of an account's. */
  CLAIM,
  /** Of several who have signed up with the address, its owner chooses the password. */
  CHOOSE,
  /** A new password is wanted. */
  RESET,
  /** Another address is to take the place of this one. */
  MOVED,
  /** The password was changed by who is signed in. */
  PASSWORD
}
