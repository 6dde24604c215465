/** Access tokens: the keys that sign them, and what is asked of one that comes. */
package io.lotse.account.token;
