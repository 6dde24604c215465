package io.lotse.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;

/** A file that is made once, readable by its owner alone: complete or not at all, and the first of several makers wins. */
@Offered("account: to make keys")
public final class OnceFile {
  private OnceFile() {}

  /** What the file holds, made by {@code content} where it is not there or empty. */
  public static byte[] read(Path file, Callable<byte[]> content) throws IOException {
    Files.createDirectories(file.getParent());
    if (Files.exists(file) && Files.size(file) == 0) {
      Files.delete(file);
    }
    if (!Files.exists(file)) {
      make(file, content);
    }
    return Files.readAllBytes(file);
  }

  private static void make(Path file, Callable<byte[]> content) throws IOException {
    Path part = Files.createTempFile(file.getParent(), ".new-", null,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(content.call()));
      channel.force(true);
      // A link fails where the file is there already.
      Files.createLink(file, part);
    } catch (FileAlreadyExistsException anotherWasFirst) {
      System.getLogger(OnceFile.class.getName()).log(System.Logger.Level.DEBUG, "{0} was made by another", file);
    } catch (IOException failed) {
      throw failed;
    } catch (Exception unmade) {
      throw new IOException("the content of " + file + " could not be made", unmade);
    } finally {
      Files.delete(part);
    }
  }
}
