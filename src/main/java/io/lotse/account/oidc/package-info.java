/** Sign-in at an OpenID Connect issuer: authorization code with PKCE. */
package io.lotse.account.oidc;
