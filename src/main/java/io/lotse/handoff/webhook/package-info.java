/** Notifications as signed webhooks, the second channel. */
package io.lotse.handoff.webhook;
