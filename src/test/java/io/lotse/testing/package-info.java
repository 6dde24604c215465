/** What integration tests stand on: real services, the deployed WAR, and a client that speaks to it as others would. */
package io.lotse.testing;
