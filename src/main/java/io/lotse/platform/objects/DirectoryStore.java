package io.lotse.platform.objects;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Objects as files under {@code DATA_DIRECTORY/objects}; its presigned URLs are served by {@link SignedFiles}. */
@ApplicationScoped
class DirectoryStore implements ObjectStore {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final int LONGEST_KEY = 500;

  private final Path folder;
  private final UrlSignature signature;

  DirectoryStore() {
    this(null);
  }

  @Inject
  DirectoryStore(UrlSignature signature) {
    this.folder = Settings.current().directory(Setting.DATA_DIRECTORY).resolve("objects");
    this.signature = signature;
  }

  @Override
  public void put(String key, Path file, String contentType) throws IOException {
    Path target = path(key);
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), ".part-", null);
    try {
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    return Files.newInputStream(path(key));
  }

  @Override
  public long size(String key) throws IOException {
    Path file = path(key);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(key);
    }
    return Files.size(file);
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  @Override
  public List<String> list(String prefix, String after, int limit) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(key -> KEY.matcher(key).matches() && key.startsWith(prefix))
          .filter(key -> after == null || key.compareTo(after) > 0).sorted().limit(limit).toList();
    }
  }

  @Override
  public URI presign(String key, String fileName, Duration lifetime) {
    long expires = Instant.now().plus(lifetime).getEpochSecond();
    String name = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(Settings.current().publicUrl() + "/files/" + key + "?expires=" + expires + "&name=" + name
        + "&signature=" + signature.of(key, fileName, expires));
  }

  @Override
  public String describe() {
    return "directory " + folder;
  }

  private Path path(String key) throws NoSuchFileException {
    if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
      throw new NoSuchFileException(key);
    }
    return folder.resolve(key);
  }
}
