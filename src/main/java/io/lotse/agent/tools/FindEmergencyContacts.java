package io.lotse.agent.tools;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;

import io.lotse.content.Directory;
import io.lotse.content.EmergencyView;
import io.lotse.platform.Texts;

/** Finds whom to call. */
@ApplicationScoped
class FindEmergencyContacts implements Tool<FindEmergencyContacts.Arguments> {
  /** What has happened, where, or who is looked for; all contacts by default. */
  record Arguments(@Size(max = 200) String query) {}

  private final Directory directory;

  FindEmergencyContacts() {
    this(null);
  }

  @Inject
  FindEmergencyContacts(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "find_emergency_contacts";
  }

  @Override
  public Class<Arguments> arguments() {
    return Arguments.class;
  }

  @Override
  public Observation call(Arguments arguments, Situation situation) {
    List<EmergencyView> found = directory.contacts(Filters.orNull(arguments.query()));
    if (found.isEmpty()) {
      return Observation.done(Texts.plain("agent", "contacts.none"));
    }
    return Observation.records(found.stream().map(FindEmergencyContacts::line).collect(Collectors.joining("\n")),
        Texts.plain("agent", "contacts.found", found.size()));
  }

  private static String line(EmergencyView contact) {
    return Stream.of(contact.name(), contact.phoneNumber(), contact.section(), contact.description(),
        contact.address()).filter(Objects::nonNull).collect(Collectors.joining(" · ", "- ", ""));
  }
}
