package io.lotse.platform.objects;

import java.net.URI;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes the clients of a bucket, set so that servers other than AWS understand them too. */
final class S3Clients {
  private static final int MOST_ATTEMPTS = 3;

  private S3Clients() {}

  /**
   * The client. Newer checksums are left out, since older servers refuse them; the payload is signed whole, with a hash
   * that the server checks, which needs no chunked encoding. {@code Expect: 100-continue} would make the JDK's client fail
   * where a server does not answer it.
   */
  static S3Client client(S3Account account, S3Patience patience) {
    return S3Client.builder().endpointOverride(account.endpoint()).region(Region.of(account.region()))
        .credentialsProvider(account.credentials()).forcePathStyle(account.pathStyle())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).expectContinueEnabled(false)
            .build())
        .httpClient(UrlConnectionHttpClient.builder().connectionTimeout(patience.connect())
            .socketTimeout(patience.silence()).build())
        .overrideConfiguration(each -> each.apiCallAttemptTimeout(patience.answer()).apiCallTimeout(patience.call())
            .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(MOST_ATTEMPTS).build()))
        .build();
  }

  static S3Presigner presigner(S3Account account) {
    URI endpoint = account.publicEndpoint();
    return S3Presigner.builder().endpointOverride(endpoint).region(Region.of(account.region()))
        .credentialsProvider(account.credentials())
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(account.pathStyle()).build()).build();
  }
}
