/** Conversations of signed-in people: sessions, messages, and the stream in which an answer arrives. */
package io.lotse.chat;
