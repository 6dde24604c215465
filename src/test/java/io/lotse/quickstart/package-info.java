/** Starts everything that Lotse needs on one machine, so that trying it takes one command. No part of the WAR. */
package io.lotse.quickstart;
