/** What operations people look at: health of each dependency, what is live, metrics and debugging. */
package io.lotse.operations;
