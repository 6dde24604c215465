package io.lotse.knowledge.parsing;

import java.util.List;

/**
 * A page's lines, from which running heads are still to be taken.
 *
 * @param number physical, 1-based
 * @param height points
 * @param inked  whether so much is painted on it that it should say something
 * @param lines  in reading order; mutable
 */
record PdfPage(int number, float height, boolean inked, List<PageLine> lines) {}
