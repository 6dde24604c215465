/** News that pages of the panel are told while they are open. */
package io.lotse.admin.live;
