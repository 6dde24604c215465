package io.lotse.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.parsing.Chunker;
import io.lotse.knowledge.parsing.DocumentParser;
import io.lotse.knowledge.parsing.ParsedChunk;
import io.lotse.knowledge.parsing.ParsedDocument;

/** Documents of a folder, read and cut as ingestion does. */
final class Library {
  /** A chunk with the document it was cut from. */
  record Piece(String filename, ParsedDocument document, ParsedChunk chunk, IndexedChunk indexed) {}

  private final Map<UUID, Piece> pieces = new LinkedHashMap<>();

  static Library read(Path folder) {
    Library library = new Library();
    try (Stream<Path> files = Files.list(folder)) {
      files.sorted().forEach(library::add);
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Path file) {
    String filename = file.getFileName().toString();
    ParsedDocument document = new DocumentParser().parse(file, filename);
    UUID documentId = id(filename);
    for (ParsedChunk chunk : new Chunker().chunk(document)) {
      UUID id = id(filename + " " + chunk.ordinal());
      pieces.put(id, new Piece(filename, document, chunk, new IndexedChunk(id, documentId, chunk.ordinal(),
          document.title(), path(chunk), chunk.text(), beyondPath(chunk), document.language(), null, Set.of(), null)));
    }
  }

  List<IndexedChunk> chunks() {
    return pieces.values().stream().map(Piece::indexed).toList();
  }

  /** What the embedding model is given: where the chunk stands, then what it says. */
  List<String> embedded() {
    return pieces.values().stream().map(Piece::chunk)
        .map(chunk -> chunk.context().isEmpty() ? chunk.text() : chunk.context() + "\n" + chunk.text()).toList();
  }

  Piece piece(UUID chunk) {
    return pieces.get(chunk);
  }

  /** The chunks on that page in which the answer stands; where it runs over an end, those that hold a part of it. */
  Set<UUID> holding(String filename, int page, String answer) {
    Map<UUID, Piece> there = new LinkedHashMap<>(pieces);
    there.values().removeIf(piece -> !piece.filename().equals(filename) || piece.chunk().pageFrom() > page
        || piece.chunk().pageTo() < page);
    Set<UUID> whole = there.keySet().stream()
        .filter(id -> plain(there.get(id).chunk().text()).contains(plain(answer))).collect(Collectors.toSet());
    if (!whole.isEmpty())
      return whole;
    List<String> words = new ArrayList<>(List.of(answer.split("\\s+")));
    return there.keySet().stream().filter(id -> words.stream()
        .allMatch(word -> plain(there.get(id).chunk().text()).contains(plain(word)))).collect(Collectors.toSet());
  }

  /** Letters, digits and signs alone: how lines, cells and hyphens part them is left aside. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s|\\u00ad-]+", "");
  }

  private static String path(ParsedChunk chunk) {
    int end = chunk.context().indexOf('\n');
    return end < 0 ? chunk.context() : chunk.context().substring(0, end);
  }

  private static String beyondPath(ParsedChunk chunk) {
    int end = chunk.context().indexOf('\n');
    return end < 0 ? "" : chunk.context().substring(end + 1);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
