package io.lotse.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.NodeIdentity;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;

/**
 * The runs of all nodes. A running one belongs to the node that renews its lease; when the lease has lapsed, or the
 * node's name has passed to a new process, it is abandoned and may be settled.
 */
@Offered("chat: to begin and to end runs within its own transactions")
@ApplicationScoped
public class Runs {
  private static final System.Logger LOG = System.getLogger(Runs.class.getName());
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration RENEWAL = Duration.ofSeconds(10);
  private static final int MOST_AT_ONCE = 500;
  /** One statement, so that of several who would end a run exactly one does. */
  private static final String END = "update RunRow r set r.state = :state, r.updatedAt = :now"
      + " where r.id = :run and r.state = 'running'";
  private final NodeIdentity node;
  private final Steps steps;
  private final Set<UUID> live = ConcurrentHashMap.newKeySet();
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;
  @Resource
  private ManagedScheduledExecutorService scheduler;
  @Inject
  private Runs self;

  /** A run that was cut off. */
  public record Abandoned(UUID run, UUID thread) {}

  Runs() {
    this(null, null);
  }

  @Inject
  Runs(NodeIdentity node, Steps steps) {
    this.node = node;
    this.steps = steps;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.scheduleWithFixedDelay(this::renewQuietly, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Begins a run within the caller's transaction; 409 {@code run_in_progress} when its thread has a live one. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void begin(UUID run, UUID thread) {
    refuseWhileBusy(thread);
    store.persist(new RunRow(run, thread, node.name(), Instant.now().plus(LEASE)));
  }

  /** The run of the thread that is being worked on, on whichever node. */
  @Transactional
  public Optional<UUID> running(UUID thread) {
    return store.createQuery("select r.id from RunRow r where r.thread = :thread and r.state = 'running'", UUID.class)
        .setParameter("thread", thread).getResultStream().findAny();
  }

  private void refuseWhileBusy(UUID thread) {
    if (running(thread).isPresent()) {
      throw Problem.conflict("run_in_progress", "An answer is still being written in this conversation.");
    }
  }

  /**
   * Begins a run once more within the caller's transaction; 409 {@code run_in_progress} when its thread has a live one.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void beginAgain(UUID run, UUID thread) {
    refuseWhileBusy(thread);
    store.createQuery(
        "update RunRow r set r.state = 'running', r.owner = :me, r.leaseUntil = :until, r.updatedAt = :now"
            + " where r.id = :run and r.state <> 'running'").setParameter("me", node.name())
        .setParameter("until", Instant.now().plus(LEASE)).setParameter("now", Instant.now()).setParameter("run", run)
        .executeUpdate();
  }

  /** A run that waited for a reply has it, or will get none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void resume(UUID run) {
    store.createQuery("update RunRow r set r.state = 'done', r.updatedAt = :now where r.id = :run"
        + " and r.state = 'suspended'").setParameter("now", Instant.now()).setParameter("run", run).executeUpdate();
  }

  /** This node works on the run: its lease is renewed until it is let go. */
  public void hold(UUID run) {
    live.add(run);
  }

  /** Nobody works on the run here any more; unless it was ended, its lease lapses and it counts as abandoned. */
  public void letGo(UUID run) {
    live.remove(run);
  }

  /** Ends a run of this node within the caller's transaction; false when it had ended before, by whomever. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean end(UUID run, String state) {
    return store.createQuery(END).setParameter("state", state).setParameter("now", Instant.now())
        .setParameter("run", run).executeUpdate() == 1;
  }

  /** Ends a run that nobody works on, within the caller's transaction; false when somebody does, or it has ended. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean settle(UUID run, String state) {
    if (live.contains(run)) {
      return false;
    }
    return store.createQuery(END + " and (r.leaseUntil < :now or r.owner = :me)").setParameter("state", state)
        .setParameter("now", Instant.now()).setParameter("run", run).setParameter("me", node.name())
        .executeUpdate() == 1;
  }

  /**
   * Runs that nobody works on any more.
   *
   * @param atStart whether this process has just begun, so that runs under its own name are of a process that died
   */
  @Transactional
  public List<Abandoned> abandoned(boolean atStart) {
    return store.createQuery(
        "from RunRow r where r.state = 'running' and (r.leaseUntil < :now or :atStart = true and r.owner = :me)"
            + " order by r.createdAt, r.id", RunRow.class)
        .setParameter("now", Instant.now()).setParameter("atStart", atStart).setParameter("me", node.name())
        .setMaxResults(MOST_AT_ONCE).getResultStream().filter(row -> !live.contains(row.getId()))
        .map(row -> new Abandoned(row.getId(), row.getThread())).toList();
  }

  /** The answer of a run that was cut off after its last step. */
  public Optional<Answer> answer(Abandoned abandoned) {
    return Courses.of(steps.newest(abandoned.thread())).answer(abandoned.run());
  }

  private void renewQuietly() {
    try {
      self.renew();
    } catch (RuntimeException failed) {
      LOG.log(System.Logger.Level.WARNING, "leases could not be renewed; the next attempt follows", failed);
    }
  }

  @Transactional
  void renew() {
    if (!live.isEmpty()) {
      store.createQuery("update RunRow r set r.leaseUntil = :until where r.id in :live and r.state = 'running'")
          .setParameter("until", Instant.now().plus(LEASE)).setParameter("live", List.copyOf(live)).executeUpdate();
    }
  }
}
