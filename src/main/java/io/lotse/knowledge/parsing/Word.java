package io.lotse.knowledge.parsing;

/**
 * A word where it stands on a page, in points from the upper left corner.
 *
 * @param base the baseline
 * @param size the font size
 * @param mono whether its font gives all characters the same width
 */
record Word(String text, float left, float right, float base, float size, boolean bold, boolean mono) {}
