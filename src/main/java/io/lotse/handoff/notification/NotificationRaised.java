package io.lotse.handoff.notification;

/** A new notification is stored; heard within its transaction. */
public record NotificationRaised(NotificationView notification) {}
