package io.lotse.platform.objects;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Objects in a bucket of S3, or of a server that speaks its protocol. The bucket is made when it is not there, at the
 * first call that misses it. Files are streamed both ways.
 */
final class S3Store implements ObjectStore, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(S3Store.class.getName());
  private static final int LARGEST_PAGE = 1000;
  private final S3Account account;
  private final S3Patience patience;
  private final S3Client client;
  private final S3Presigner presigner;

  S3Store(S3Account account, S3Patience patience) {
    this.account = account;
    this.patience = patience;
    this.client = S3Clients.client(account, patience);
    this.presigner = S3Clients.presigner(account);
  }

  @Override
  public void put(String key, Path file, String contentType) throws IOException {
    call(ObjectKey.checked(key), () -> client.putObject(to -> to.bucket(account.bucket()).key(key)
        .contentType(contentType).overrideConfiguration(each -> each.apiCallAttemptTimeout(patience.transfer())
            .apiCallTimeout(patience.send())), RequestBody.fromFile(file)));
  }

  @Override
  public InputStream open(String key) throws IOException {
    return call(ObjectKey.checked(key), () -> client.getObject(of -> of.bucket(account.bucket()).key(key)));
  }

  /** The answer to HEAD has no body that could say what is missing; the list of keys does. */
  @Override
  public long size(String key) throws IOException {
    return call(ObjectKey.checked(key), () -> {
      try {
        return client.headObject(of -> of.bucket(account.bucket()).key(key)).contentLength();
      } catch (S3Exception refused) {
        if (refused.statusCode() != 404 || list(key, null, 1).contains(key)) {
          throw refused;
        }
        throw (IOException) new NoSuchFileException(key).initCause(refused);
      }
    });
  }

  @Override
  public void delete(String key) throws IOException {
    if (ObjectKey.isOne(key)) {
      call(key, () -> client.deleteObject(of -> of.bucket(account.bucket()).key(key)));
    }
  }

  @Override
  public List<String> list(String prefix, String after, int limit) throws IOException {
    List<String> keys = new ArrayList<>();
    String last = after;
    boolean hasMore = true;
    while (hasMore && keys.size() < limit) {
      ListObjectsV2Response page = page(prefix, last, limit - keys.size());
      page.contents().stream().map(S3Object::key).filter(ObjectKey::isOne).forEach(keys::add);
      hasMore = Boolean.TRUE.equals(page.isTruncated()) && !page.contents().isEmpty();
      last = hasMore ? page.contents().getLast().key() : last;
    }
    return keys;
  }

  /** The next keys after one; a key is as good a mark as the server's own, which would not outlast a restart of it. */
  private ListObjectsV2Response page(String prefix, String after, int limit) throws IOException {
    return call(prefix, () -> client.listObjectsV2(of -> of.bucket(account.bucket()).prefix(prefix).startAfter(after)
        .maxKeys(Math.min(limit, LARGEST_PAGE))));
  }

  @Override
  public URI presign(String key, String fileName, Duration lifetime) throws IOException {
    ServedAs served = ServedAs.of(ObjectKey.checked(key));
    try {
      return URI.create(presigner.presignGetObject(url -> url.signatureDuration(lifetime)
          .getObjectRequest(of -> of.bucket(account.bucket()).key(key).responseContentType(served.contentType())
              .responseContentDisposition(served.disposition(fileName)).responseCacheControl("private, max-age=300")))
          .url().toString());
    } catch (SdkException withoutCredentials) {
      throw new IOException("There are no credentials to sign a URL of the object store with.", withoutCredentials);
    }
  }

  @Override
  public void check() throws IOException {
    list("", null, 1);
  }

  @Override
  public String describe() {
    return "S3 " + account.endpoint() + ", bucket " + account.bucket();
  }

  @Override
  public void close() {
    presigner.close();
    client.close();
  }

  private <T> T call(String key, S3Failure.Call<T> call) throws IOException {
    return S3Failure.told(account.bucket(), key, () -> {
      try {
        return call.run();
      } catch (S3Exception refused) {
        if (!S3Failure.isBucketMissing(refused)) {
          throw refused;
        }
        makeBucket();
        return call.run();
      }
    });
  }

  private void makeBucket() {
    try {
      client.createBucket(of -> of.bucket(account.bucket()));
      LOG.log(Level.INFO, "the bucket {0} was not there and has been made", account.bucket());
    } catch (BucketAlreadyOwnedByYouException anotherNodeWasFirst) {
      LOG.log(Level.DEBUG, "another node has made the bucket {0}", account.bucket());
    }
  }
}
