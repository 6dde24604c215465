/** What every room stands on: settings, errors, JSON, persistence, object storage and the words that all rooms share. */
package io.lotse.platform;
