package io.lotse.platform.objects;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failed call of the S3 client means to us, in one sentence that names what to look at. */
final class S3Failure {
  private S3Failure() {}

  /** A call of the client. */
  interface Call<T> {
    T run() throws IOException;
  }

  /**
   * Runs a call on an object; NoSuchFileException where the server says that there is none, another IOException where it
   * failed. A bare 404 is a failure: it may come from whatever else answers at that address.
   */
  static <T> T told(String bucket, String key, Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (AwsServiceException refused) {
      if (code(refused).equals("NoSuchKey")) {
        throw (IOException) new NoSuchFileException(key).initCause(refused);
      }
      throw new IOException(sentence(bucket, refused), refused);
    } catch (SdkException failed) {
      throw new IOException("The object store does not answer: " + innermost(failed) + ".", failed);
    }
  }

  static boolean isBucketMissing(AwsServiceException refused) {
    return code(refused).equals("NoSuchBucket");
  }

  private static String sentence(String bucket, AwsServiceException refused) {
    String code = code(refused);
    return switch (code) {
      case "NoSuchBucket" -> "The object store has no bucket '" + bucket + "'.";
      case "InvalidAccessKeyId" -> "The object store does not know S3_ACCESS_KEY.";
      case "SignatureDoesNotMatch" -> "The object store refuses the signature: S3_SECRET_KEY is wrong.";
      case "ExpiredToken", "InvalidToken" -> "The object store refuses S3_SESSION_TOKEN: " + code + ".";
      case "RequestTimeTooSkewed" -> "The object store refuses the request: the clocks differ too much.";
      case "AuthorizationHeaderMalformed", "PermanentRedirect" ->
        "The object store is in another region than S3_REGION.";
      case "AccessDenied" -> "The object store denies access to the bucket '" + bucket + "'.";
      default -> "The object store answers " + refused.statusCode() + (code.isEmpty() ? "" : " " + code) + ".";
    };
  }

  private static String code(AwsServiceException refused) {
    String code = refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }

  private static String innermost(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
  }
}
