package io.lotse.platform.mail;

import io.lotse.platform.Offered;

/**
 * One mail to one person.
 *
 * @param id the same when it is sent again after a failure, so that mail systems recognise it
 */
@Offered("account: to send one")
public record Mail(String id, String to, String language, String subject, String text, String html) {}
