/** What waits for a human: hand-offs and answers that rest on nothing, worked off beside their conversations. */
package io.lotse.admin.inbox;
