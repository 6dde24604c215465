/** How this installation is configured, and the prompts that it follows. */
package io.lotse.admin.settings;
