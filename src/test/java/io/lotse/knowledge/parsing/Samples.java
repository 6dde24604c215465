package io.lotse.knowledge.parsing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

/** Small documents, made where a test needs them. */
final class Samples {
  /** Changes a finished PDF. */
  interface Change {
    void apply(PDDocument document) throws IOException;
  }

  static final String MANUAL = """
      <html><head><title>Pumpe P-40</title><bookmarks>
        <bookmark name="Montage" href="#montage"><bookmark name="Anzugsdrehmomente" href="#moment"/></bookmark>
        <bookmark name="Störungen" href="#stoerung"/></bookmarks>
      <style>
        @page { size: A5; margin: 20mm; @top-left { content: "Handbuch Pumpe P-40" }
                @bottom-right { content: "Seite " counter(page) } }
        body { font-size: 10pt } h1 { page-break-before: always; font-size: 18pt } h2 { font-size: 14pt }
        table { border-collapse: collapse } td, th { border: 1px solid black; padding: 3pt; vertical-align: middle }
      </style></head><body>
      <p>Diese Anleitung gilt für alle Pumpen der Baureihe P-40 und ist vor der Montage ganz zu lesen.</p>
      <h1 id="montage">4 Montage</h1>
      <p>Vor der Montage ist die Anlage stromlos zu schalten. Die Anzugs-<br/>drehmomente gelten für trockene Schrauben.
      Vor-<br/>und Nachteile nennt der Anhang, das USB-<br/>Kabel liegt bei.</p>
      <h2 id="moment">4.2 Anzugsdrehmomente</h2>
      <p>So gehen Sie vor:</p>
      <ol><li>Die Schrauben über Kreuz ansetzen.</li><li>Mit dem Drehmomentschlüssel in zwei Stufen anziehen und danach
      den Sitz der Dichtung an allen vier Seiten prüfen.</li><li>Den Deckel schließen.</li></ol>
      <h1 id="stoerung">5 Störungen</h1>
      <table><tr><th style="width:15%">Code</th><th style="width:40%">Ursache</th><th>Abhilfe</th></tr>
      <tr><td>F-116</td><td>Der Motor ist zu warm, weil der Lüfter verstopft ist.</td><td>Lüfter reinigen.</td></tr>
      <tr><td>F-117</td><td>Der Druck im Vorlauf ist zu niedrig.</td><td>Das Ventil V3 öffnen, den Filter prüfen und
      die Pumpe nach dreißig Sekunden neu starten.</td></tr>
      <tr><td>F-118</td><td>Kein Signal vom Fühler.</td><td>Kabel prüfen.</td></tr></table>
      <h1>6 Wartung</h1><p>Jährlich:</p><ul><li>das Öl wechseln</li><li>den Filter spülen und die
      Dichtung mit etwas Fett einreiben, damit sie nicht spröde wird</li><li>alle Kabel ansehen</li></ul>
      </body></html>""";

  private Samples() {}

  static Path pdf(Path directory, String html) {
    Path file = directory.resolve("sample.pdf");
    try (OutputStream out = Files.newOutputStream(file)) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.withHtmlContent(html, null).toStream(out).run();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path changed(Path pdf, Change change) {
    Path copy = pdf.resolveSibling("changed.pdf");
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      change.apply(document);
      document.save(copy.toFile());
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(Path directory, String name, String content) {
    return file(directory, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static Path file(Path directory, String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Word document; parts are pairs of name and XML, or of name and bytes. */
  static Path docx(Path directory, Object... parts) {
    Path file = directory.resolve("sample.docx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < parts.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) parts[i]));
        zip.write(parts[i + 1] instanceof byte[] bytes ? bytes : ((String) parts[i + 1]).getBytes(
            StandardCharsets.UTF_8));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
