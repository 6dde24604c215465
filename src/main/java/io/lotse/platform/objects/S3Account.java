package io.lotse.platform.objects;

import java.net.URI;
import java.util.Optional;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Where a bucket is and who we are there.
 *
 * @param publicEndpoint as clients reach the server, for presigned URLs
 * @param pathStyle whether the bucket stands in the path of a URL, not in its host name
 */
record S3Account(URI endpoint, URI publicEndpoint, String region, String bucket, boolean pathStyle,
    AwsCredentialsProvider credentials) {

  /** What the settings say; empty where they name no server. */
  static Optional<S3Account> of(Settings settings) {
    return settings.optional(Setting.S3_ENDPOINT).map(URI::create)
        .map(endpoint -> new S3Account(endpoint, settings.optional(Setting.S3_PUBLIC_ENDPOINT).map(URI::create)
            .orElse(endpoint), settings.text(Setting.S3_REGION).strip(), settings.text(Setting.S3_BUCKET),
            isPathStyle(settings.text(Setting.S3_ADDRESSING), endpoint), credentials(settings)));
  }

  /** AWS takes host names of buckets only for new ones; servers of one's own rarely have a wildcard in their DNS. */
  private static boolean isPathStyle(String addressing, URI endpoint) {
    return switch (addressing) {
      case "path" -> true;
      case "host" -> false;
      default -> !endpoint.getHost().endsWith(".amazonaws.com");
    };
  }

  /** The keys that are set; without any, what AWS gives the machine it runs on (its role, or {@code AWS_…} variables). */
  private static AwsCredentialsProvider credentials(Settings settings) {
    Optional<String> accessKey = settings.optional(Setting.S3_ACCESS_KEY);
    if (accessKey.isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    String secretKey = settings.text(Setting.S3_SECRET_KEY);
    return StaticCredentialsProvider.create(settings.optional(
        Setting.S3_SESSION_TOKEN).<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
            token -> AwsSessionCredentials
                .create(accessKey.get(), secretKey, token))
        .orElseGet(() -> AwsBasicCredentials.create(accessKey.get(), secretKey)));
  }
}
