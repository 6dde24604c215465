/** Photos that people send along: checked, redrawn without what they would give away, kept and shown to their owners. */
package io.lotse.chat.photo;
