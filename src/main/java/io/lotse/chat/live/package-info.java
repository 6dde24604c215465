/** Answers while they are written: kept for those who lose their connection, told to all who follow, given up when nobody does. */
package io.lotse.chat.live;
