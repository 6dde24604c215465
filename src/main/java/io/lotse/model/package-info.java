/** Language models and embedding models behind two small ports, and their adapters. */
package io.lotse.model;
