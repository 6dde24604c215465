/** Several nodes of one installation, as real processes: what they must do alike, and how they are replaced. */
package io.lotse.nodes;
