package io.lotse.chat.photo;

/**
 * A photo that was redrawn and holds nothing but its picture.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record DevelopedPhoto(byte[] bytes, String contentType, int width, int height) {}
