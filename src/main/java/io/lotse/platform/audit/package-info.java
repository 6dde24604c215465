/** Who did what, when, from where, and what came of it: kept and never changed. */
package io.lotse.platform.audit;
