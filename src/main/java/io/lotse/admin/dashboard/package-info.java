/** How the assistant does: health, questions, answers, cost, jobs and hand-offs at a glance. */
package io.lotse.admin.dashboard;
