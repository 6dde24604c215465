/** The ReAct loop: reason, act, observe; its tools, its durable runs and its checked citations. */
package io.lotse.agent;
