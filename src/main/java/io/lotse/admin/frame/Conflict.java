package io.lotse.admin.frame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Two versions of what two people have changed at a time: what the person at the page wants, and what stands there now. Shown
 * by {@code conflict.xhtml}.
 */
public final class Conflict implements Serializable {
  private static final long serialVersionUID = 1L;
  private final List<Field> fields = new ArrayList<>();

  /** A field in both versions, as text. */
  public record Field(String label, String mine, String theirs) implements Serializable {
    public String getLabel() { return label; }

    public String getMine() { return mine; }

    public String getTheirs() { return theirs; }

    public boolean isDifferent() { return !Objects.equals(mine, theirs); }
  }

  /** Adds a field. */
  public Conflict field(String label, Object mine, Object theirs) {
    fields.add(new Field(label, text(mine), text(theirs)));
    return this;
  }

  /** The fields that differ, or all where none does. */
  public List<Field> getFields() {
    List<Field> different = fields.stream().filter(Field::isDifferent).toList();
    return different.isEmpty() ? List.copyOf(fields) : different;
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
