/** Messenger bots: the log of what their users do, and answers in one call. */
package io.lotse.bot;
