/** How often callers may do what costs much, counted by all nodes together. */
package io.lotse.platform.limit;
