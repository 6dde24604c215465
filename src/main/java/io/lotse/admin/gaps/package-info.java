/** The page of knowledge gaps, and the form in which an entry of the FAQ is drafted. */
package io.lotse.admin.gaps;
