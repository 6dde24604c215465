/** Documents for those who list, open, relabel, correct and remove them, and for rooms that write entries. */
package io.lotse.knowledge.library;
