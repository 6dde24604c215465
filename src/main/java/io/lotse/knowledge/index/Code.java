package io.lotse.knowledge.index;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An identifier of a question.
 *
 * @param whole its normalized form
 * @param parts the pieces of it that are identifiers by themselves; a passage that holds all of them holds it too
 * @param fragments the words into which its text falls apart
 * @param identifies whether it names one thing, so that a passage without it cannot be the answer; a quantity does not
 */
public record Code(String whole, Set<String> parts, Set<String> fragments, boolean identifies) {
  public Code {
    parts = Set.copyOf(parts);
    fragments = Set.copyOf(fragments);
  }

  /** Everything to look for. */
  public Set<String> forms() {
    Set<String> forms = new LinkedHashSet<>(parts);
    forms.add(whole);
    return forms;
  }

  /** Whether it stands among the identifiers of a passage. */
  public boolean standsIn(Set<String> forms) {
    return forms.contains(whole) || !parts.isEmpty() && forms.containsAll(parts);
  }
}
