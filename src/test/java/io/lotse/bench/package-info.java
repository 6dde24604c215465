/** Load and speed, measured against bars that are written down. */
package io.lotse.bench;
