/** Who may be in the panel: signing in by a session of the server, and the gate before every page. */
package io.lotse.admin.access;
