/** The demo manuals: Markdown in {@code src/test/manuals}, pressed by the build into PDFs like those of a maker. */
package io.lotse.manuals;
