/** Mails: by SMTP, or to the log where no server is configured. */
package io.lotse.platform.mail;
