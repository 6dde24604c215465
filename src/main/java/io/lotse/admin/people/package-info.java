/** People, API keys, sign-ins and what was done. */
package io.lotse.admin.people;
