package io.lotse.knowledge.parsing;

import io.lotse.platform.Offered;

/** A rectangle on a page image, as fractions (0–1) of its width and height, from the upper left corner. */
@Offered("admin: to mark words on a page")
public record Box(double x, double y, double width, double height) {}
