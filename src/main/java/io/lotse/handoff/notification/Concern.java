package io.lotse.handoff.notification;

import java.util.UUID;

/**
 * A reason to tell humans.
 *
 * @param key what has the same key is told once
 * @param once whether that holds for good, or until the notification is resolved
 * @param chatSession the conversation of ours; null for one of a messenger bot
 * @param person whom it is about; null when unknown to us
 */
public record Concern(NotificationType type, String key, boolean once, UUID chatSession, UUID person,
    NotificationData data) {}
