/** Holds the OpenAPI document, the code and the answers of a running server together. */
package io.lotse.contract;
