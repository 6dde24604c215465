/** What Lotse stands on is taken away, silenced and slowed while people ask. */
package io.lotse.chaos;
