/** The rules of the house: who may use whom, and what is public. */
package io.lotse.architecture;
