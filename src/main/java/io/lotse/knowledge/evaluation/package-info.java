/** How good retrieval is, measured on saved questions with their right answers. */
package io.lotse.knowledge.evaluation;
