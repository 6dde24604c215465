/** What all pages of the panel share: the frame around them, lists, notices, conflicts and failures. */
package io.lotse.admin.frame;
