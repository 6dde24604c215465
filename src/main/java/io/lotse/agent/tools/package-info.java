/** What the agent can do besides talking: each tool is one class. */
package io.lotse.agent.tools;
