package io.lotse.content;

/** A section of emergency contacts; its id may be null. */
public record EmergencySection(Integer id, String name) {}
