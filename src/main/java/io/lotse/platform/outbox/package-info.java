/** What is to be done outside once a transaction has committed, kept until it is done. */
package io.lotse.platform.outbox;
