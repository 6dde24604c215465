/** The WebSocket {@code /notify}: who may connect, what is sent to whom, and what has arrived. */
package io.lotse.handoff.stream;
