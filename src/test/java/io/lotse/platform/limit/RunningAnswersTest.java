package io.lotse.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Problem;

class RunningAnswersTest {
  private static final UUID PERSON = UUID.randomUUID();
  private final RunningAnswers answers = new RunningAnswers(1_000, 300);

  @Test
  void of_many_questions_at_once_with_one_token_left_one_is_answered() throws Exception {
    List<Callable<Boolean>> questions = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      questions.add(() -> begins(999));
    }
    int begun = 0;
    try (ExecutorService people = Executors.newFixedThreadPool(10)) {
      for (Future<Boolean> each : people.invokeAll(questions)) {
        begun += each.get() ? 1 : 0;
      }
    }

    assertThat(begun).isEqualTo(1);
  }

  @Test
  void as_many_run_as_the_budget_holds_for_surely() {
    answers.begin(PERSON, () -> 300);
    answers.begin(PERSON, () -> 300);
    answers.begin(PERSON, () -> 300);

    assertThatThrownBy(() -> answers.begin(PERSON, () -> 300)).isInstanceOfSatisfying(Problem.class,
        refused -> assertThat(refused.code()).isEqualTo("token_budget_in_use"));
    answers.begin(UUID.randomUUID(), () -> 300);
  }

  @Test
  void one_that_has_ended_makes_room_once() {
    Runnable first = answers.begin(PERSON, () -> 0);
    answers.begin(PERSON, () -> 0);
    first.run();
    first.run();

    assertThat(begins(700)).isFalse();
    assertThat(begins(600)).isTrue();
  }

  @Test
  void where_the_count_cannot_be_looked_up_nothing_stays_counted() {
    assertThatThrownBy(() -> answers.begin(PERSON, () -> {
      throw new IllegalStateException("the database is away");
    })).isInstanceOf(IllegalStateException.class);

    assertThat(begins(999)).isTrue();
  }

  private boolean begins(long used) {
    try {
      answers.begin(PERSON, () -> used);
      return true;
    } catch (Problem refused) {
      return false;
    }
  }
}
