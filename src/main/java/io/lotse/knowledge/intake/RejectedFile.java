package io.lotse.knowledge.intake;

/**
 * A file of an upload that was not taken.
 *
 * @param field what it is called in the form, by its position: {@code files[0]}
 * @param filename as the sender named it; empty when there was no name
 */
public record RejectedFile(String field, String filename, String code, String message) {}
