/** Ends Lotse and what it stands on at every step of an ingestion and of an answer, and looks whether anything is lost or doubled. */
package io.lotse.recovery;
