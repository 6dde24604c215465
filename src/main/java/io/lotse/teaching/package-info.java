/**
 * How the assistant comes to know more: questions that nothing answers are gathered to gaps, a gap gets a draft of what
 * might be written, and what was written is tried by asking again.
 */
package io.lotse.teaching;
