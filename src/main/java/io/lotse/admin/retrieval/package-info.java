/** How the search finds what it finds, and how good it is. */
package io.lotse.admin.retrieval;
