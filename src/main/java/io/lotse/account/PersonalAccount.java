package io.lotse.account;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.PersonalData;
import io.lotse.platform.audit.AuditLog;
import io.lotse.platform.limit.TokenBudget;

/** What the account itself holds, and what the audit log says that its owner did. */
@ApplicationScoped
class PersonalAccount implements PersonalData {
  private static final int MOST_ENTRIES = 10_000;
  private final Accounts accounts;
  private final SignIns signIns;
  private final TokenBudget budget;
  private final AuditLog audit;

  PersonalAccount() {
    this(null, null, null, null);
  }

  @Inject
  PersonalAccount(Accounts accounts, SignIns signIns, TokenBudget budget, AuditLog audit) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.budget = budget;
    this.audit = audit;
  }

  @Override
  public void write(UUID person, Archive archive) throws IOException {
    archive.json("account.json", accounts.find(person).orElse(null));
    archive.json("sign-ins.json", signIns.of(person, null));
    archive.json("token-budget.json", budget.of(person).orElse(null));
    archive.json("audit.json", audit.list(new AuditLog.Selection(AuditLog.person(person), null, null, Instant.now()), 0,
        MOST_ENTRIES));
  }
}
