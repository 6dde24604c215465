/** Passwords: how they are kept, and which are too common to be any. */
package io.lotse.account.password;
