/** What people ask and nobody has written down yet: questions without an answer, gathered, and what becomes of them. */
package io.lotse.admin.gaps;
