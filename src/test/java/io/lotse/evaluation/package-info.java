/** Measures how well questions find their passages, on our own set and on any other of the documented forms. */
package io.lotse.evaluation;
