package io.lotse.account;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.lotse.account.oidc.Identity;

/** Who signs in to which account from elsewhere, by issuer and subject. */
@ApplicationScoped
class ExternalIdentities {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** Whose account it signs in to. */
  @Transactional(TxType.MANDATORY)
  Optional<UUID> person(Identity identity) {
    return store.createNativeQuery("select person_id from external_identity where issuer = :issuer"
        + " and subject = :subject", UUID.class).setParameter("issuer", identity.issuer())
        .setParameter("subject", identity.subject()).getResultStream().map(UUID.class::cast).findFirst();
  }

  /** From now on it signs in to this account. */
  @Transactional(TxType.MANDATORY)
  void link(Identity identity, UUID person) {
    store.createNativeQuery("insert into external_identity (issuer, subject, person_id, created_at)"
        + " values (:issuer, :subject, :person, now())").setParameter("issuer", identity.issuer())
        .setParameter("subject", identity.subject()).setParameter("person", person).executeUpdate();
  }

  @Transactional(TxType.MANDATORY)
  boolean isLinked(UUID person) {
    return !store.createNativeQuery("select 1 from external_identity where person_id = :person")
        .setParameter("person", person).setMaxResults(1).getResultList().isEmpty();
  }

  /** None signs in to this account any more. */
  @Transactional(TxType.MANDATORY)
  void unlink(UUID person) {
    store.createNativeQuery("delete from external_identity where person_id = :person").setParameter("person", person)
        .executeUpdate();
  }

  /** None signs in any more to the account of this address, where nobody has shown to own it. */
  @Transactional(TxType.MANDATORY)
  void unlinkUnproven(String email) {
    store.createNativeQuery("delete from external_identity where person_id in (select id from person"
        + " where email = :email and not is_verified and verified_at is null)").setParameter("email", email)
        .executeUpdate();
  }
}
