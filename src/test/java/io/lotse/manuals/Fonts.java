package io.lotse.manuals;

import java.io.InputStream;
import java.util.Map;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

/** The DejaVu faces that the style sheet names, embedded so that every machine prints the same bytes. */
final class Fonts {
  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

  private Fonts() {}

  static void use(PdfRendererBuilder printer) {
    Map.of("DejaVuSansCondensed", 400, "DejaVuSansCondensed-Bold", 700)
        .forEach((file, weight) -> add(printer, file, "Text", weight, FontStyle.NORMAL));
    add(printer, "DejaVuSansCondensed-Oblique", "Text", 400, FontStyle.ITALIC);
    add(printer, "DejaVuSansMono", "Code", 400, FontStyle.NORMAL);
  }

  private static void add(PdfRendererBuilder printer, String file, String family, int weight, FontStyle style) {
    printer.useFont(() -> open(file), family, weight, style, true);
  }

  private static InputStream open(String file) {
    return Fonts.class.getResourceAsStream(FOLDER + file + ".ttf");
  }
}
