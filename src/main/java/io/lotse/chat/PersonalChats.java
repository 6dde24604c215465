package io.lotse.chat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.agent.ForgottenThreads;
import io.lotse.platform.PersonDeleted;
import io.lotse.platform.PersonalData;

/** All conversations of a person, those that they have deleted included: to hand them out, or to remove them. */
@ApplicationScoped
class PersonalChats implements PersonalData {
  private final ForgottenThreads threads;
  private final Answers answers;
  @Inject
  private PersonalChats self;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** A conversation as its owner is given it. */
  private record Conversation(SessionView session, List<MessageView> messages) {}

  PersonalChats() {
    this(null, null);
  }

  @Inject
  PersonalChats(ForgottenThreads threads, Answers answers) {
    this.threads = threads;
    this.answers = answers;
  }

  void remove(@Observes PersonDeleted deleted) {
    List<UUID> all = sessions(deleted.person());
    if (!all.isEmpty()) {
      all.forEach(answers::cancel);
      threads.forget(all);
      store.createQuery("delete from ChatSession s where s.personId = :person").setParameter("person", deleted.person())
          .executeUpdate();
    }
  }

  @Override
  public void write(UUID person, Archive archive) throws IOException {
    for (UUID session : self.sessions(person)) {
      archive.json("chat/" + session + ".json", self.conversation(session));
    }
  }

  @Transactional
  List<UUID> sessions(UUID person) {
    return store.createQuery("select s.id from ChatSession s where s.personId = :person order by s.createdAt, s.id",
        UUID.class).setParameter("person", person).getResultList();
  }

  @Transactional
  Object conversation(UUID session) {
    List<MessageView> messages = store.createQuery("select m, f from Message m left join Feedback f on f.messageId ="
        + " m.id where m.sessionId = :session order by m.position", Object[].class).setParameter("session", session)
        .getResultStream().map(row -> ((Message) row[0]).view().with(row[1] == null ? null : ((Feedback) row[1])
            .view()))
        .toList();
    return new Conversation(store.find(ChatSession.class, session).view(), messages);
  }
}
