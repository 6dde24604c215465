/** Notifications as they are stored: what happened, in which order, and who has seen to it. */
package io.lotse.handoff.notification;
