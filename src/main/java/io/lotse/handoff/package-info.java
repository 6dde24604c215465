/** Telling humans that they are needed, and bringing their words back: notifications, who sees to them, replies. */
package io.lotse.handoff;
