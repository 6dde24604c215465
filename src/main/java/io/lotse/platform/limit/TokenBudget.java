package io.lotse.platform.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Loops;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * How many tokens of language models the answers to a person may take a day, where the settings say so. It is counted in
 * PostgreSQL, for all nodes, after each call of a model; what an answer takes beyond the budget still counts, since it is
 * known only then. Days are those of UTC.
 */
@Offered("chat: to admit questions and to count; account: to show what is left")
@ApplicationScoped
public class TokenBudget {
  private static final Duration TIDY = Duration.ofHours(1);
  private final int limit = Settings.current().number(Setting.TOKEN_BUDGET_PER_DAY);
  private final RunningAnswers running = new RunningAnswers(limit, Settings.current().number(Setting.AGENT_MAX_TOKENS));
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;
  private final Loops loops;
  @Inject
  private TokenBudget self;

  /** What a person has used of their budget today. */
  public record Standing(long limit, long used, Instant resetsAt) {}

  TokenBudget() {
    this(null);
  }

  @Inject
  TokenBudget(Loops loops) {
    this.loops = loops;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    loops.repeat("tidying of token budgets", TIDY, () -> {
      self.tidyUp();
      Thread.sleep(TIDY);
    });
  }

  /** Empty where nobody has a budget. */
  @Transactional
  public Optional<Standing> of(UUID person) {
    return limit == 0 ? Optional.empty() : Optional.of(new Standing(limit, used(person), tomorrow()));
  }

  /**
   * Lets a question pass; 429 {@code token_budget_spent} once the budget of the day is used up, {@code
   * token_budget_in_use} where answers of this node that still run may use up the rest.
   *
   * @return to be run when its answer has ended; more than once does no harm
   */
  @Transactional
  public Runnable admit(UUID person) {
    return limit == 0 ? () -> {} : running.begin(person, () -> usedOfBudget(person));
  }

  private long usedOfBudget(UUID person) {
    long used = used(person);
    if (used >= limit) {
      throw Problem.tooMany("token_budget_spent", "Your answers have used up the " + limit
          + " tokens that they may take a day; go on tomorrow (UTC).", Duration.between(Instant.now(), tomorrow())
              .plusSeconds(1));
    }
    return used;
  }

  /** Counts what a model has taken for a person. */
  @Transactional
  public void spend(UUID person, IntSupplier tokens) {
    if (limit > 0) {
      store.createNativeQuery("""
          insert into token_use (person_id, day, tokens)
            select p.id, cast(:day as date), cast(:tokens as bigint) from person p where p.id = :person
          on conflict (person_id, day) do update set tokens = token_use.tokens + excluded.tokens""")
          .setParameter("day", today()).setParameter("tokens", (long) tokens.getAsInt()).setParameter("person", person)
          .executeUpdate();
    }
  }

  /** Forgets the days before yesterday. */
  @Transactional
  void tidyUp() {
    store.createNativeQuery("delete from token_use where day < :yesterday").setParameter("yesterday", today()
        .minusDays(1)).executeUpdate();
  }

  private long used(UUID person) {
    List<?> rows = store.createNativeQuery("select tokens from token_use where person_id = :person and day = :day")
        .setParameter("person", person).setParameter("day", today()).getResultList();
    return rows.isEmpty() ? 0 : ((Number) rows.getFirst()).longValue();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static Instant tomorrow() {
    return today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
