package io.lotse.manuals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Presses every manual of a folder into a PDF of the name its front matter gives. The build runs it with the output
 * folder; what is newer than all sources and this code stays as it is.
 */
public final class ManualPress {
  private static final Path SOURCES = Path.of("src", "test", "manuals");
  private final Path sources;
  private final Path output;

  ManualPress(Path sources, Path output) {
    this.sources = sources;
    this.output = output;
  }

  /** Output folder, then optionally the folder of the sources ({@code src/test/manuals} below the working folder). */
  public static void main(String[] arguments) throws Exception {
    Path sources = arguments.length > 1 ? Path.of(arguments[1]) : SOURCES;
    ManualPress press = new ManualPress(sources, Path.of(arguments[0]));
    Path code = Path.of(ManualPress.class.getResource("ManualPress.class").toURI()).getParent();
    if (press.outdated(newest(List.of(sources, code)))) {
      press.press();
    }
  }

  /** Writes all PDFs, also those that are up to date, and returns them. */
  List<Path> press() throws IOException {
    Files.createDirectories(output);
    String style = Files.readString(sources.resolve("press.css"));
    return ManualSource.all(sources).stream().map(source -> press(source, style)).toList();
  }

  private Path press(ManualSource source, String style) {
    try {
      byte[] pdf = Printing.print(source, Typesetting.set(source, style));
      return Files.write(output.resolve(source.file()), pdf);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean outdated(FileTime newest) throws IOException {
    for (ManualSource source : ManualSource.all(sources)) {
      Path pdf = output.resolve(source.file());
      if (Files.notExists(pdf) || Files.getLastModifiedTime(pdf).compareTo(newest) < 0) {
        return true;
      }
    }
    return false;
  }

  private static FileTime newest(List<Path> folders) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          FileTime time = Files.getLastModifiedTime(file);
          newest = time.compareTo(newest) > 0 ? time : newest;
        }
      }
    }
    return newest;
  }
}
