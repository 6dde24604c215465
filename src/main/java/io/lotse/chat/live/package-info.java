/** Answers while they are written: kept for who loses the connection, told to all who follow, given up when nobody does. */
package io.lotse.chat.live;
