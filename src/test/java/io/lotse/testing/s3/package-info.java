/** A small S3 server for tests, which believes nothing: it computes every signature itself. */
package io.lotse.testing.s3;
