package io.lotse.chat.photo;

import io.lotse.platform.Offered;

/**
 * A photo as its person sees it.
 *
 * @param size in bytes
 * @param url shows it for a short while; null where none can be made just now
 */
@Offered("admin: to show a conversation")
public record PhotoView(String objectKey, String contentType, int size, int width, int height, String url) {}
