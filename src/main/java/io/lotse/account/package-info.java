/** People, their sign-in and their tokens, API keys of services; who the caller of a request is. */
package io.lotse.account;
