package io.lotse.knowledge.parsing;

/** A rectangle on a page image, as fractions (0–1) of its width and height, from the upper left corner. */
public record Box(double x, double y, double width, double height) {}
