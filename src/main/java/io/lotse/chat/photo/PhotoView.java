package io.lotse.chat.photo;

/**
 * A photo as its person sees it.
 *
 * @param size in bytes
 * @param url shows it for a short while; null where none can be made just now
 */
public record PhotoView(String objectKey, String contentType, int size, int width, int height, String url) {}
