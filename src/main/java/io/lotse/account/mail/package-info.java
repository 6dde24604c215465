/** The letters that people get about their accounts. */
package io.lotse.account.mail;
