/** What people have asked and been answered, and what the agent did for it. */
package io.lotse.admin.conversations;
