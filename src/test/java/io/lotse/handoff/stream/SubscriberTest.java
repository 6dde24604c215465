package io.lotse.handoff.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SubscriberTest {
  private final Wire wire = new Wire();
  private final Source source = new Source();

  /** A line that sends when the test lets it. */
  private static final class Wire implements Line {
    private final List<String> sent = new ArrayList<>();
    private final List<Long> pings = new ArrayList<>();
    private String closed;
    private boolean stuck;
    private Consumer<Boolean> waiting;

    @Override
    public void send(String text, Consumer<Boolean> told) {
      sent.add(text);
      if (stuck) {
        waiting = told;
      } else {
        told.accept(true);
      }
    }

    @Override
    public void ping(long position) {
      pings.add(position);
    }

    @Override
    public void close(String reason) {
      closed = reason;
    }

    void release() {
      stuck = false;
      waiting.accept(true);
    }
  }

  /** A feed over a table in memory. */
  private static final class Source implements Tape {
    private final Recent recent = new Recent(5);
    private final List<Recent.Entry> table = new ArrayList<>();

    void write(long position) {
      Recent.Entry entry = new Recent.Entry(position, "n" + position);
      table.add(entry);
      if (position > 5) {
        recent.add(position, entry.frame());
      }
    }

    @Override
    public java.util.Optional<List<Recent.Entry>> known(long position) {
      return recent.after(position, 3);
    }

    @Override
    public List<Recent.Entry> read(long position) {
      return table.stream().filter(entry -> entry.position() > position).limit(3).toList();
    }

    @Override
    public long head() {
      return recent.head();
    }
  }

  @Test
  void what_it_has_not_got_is_sent_in_order_from_the_table_and_then_from_memory() {
    IntStream.rangeClosed(1, 20).forEach(source::write);
    Subscriber subscriber = subscriber(false);

    subscriber.begin(2);

    assertThat(wire.sent).containsExactlyElementsOf(IntStream.rangeClosed(3, 20).mapToObj(i -> "n" + i).toList());
  }

  @Test
  void nothing_is_sent_before_it_has_begun_but_answers() {
    source.write(6);
    Subscriber subscriber = subscriber(false);

    subscriber.go();
    subscriber.answer("hello");

    assertThat(wire.sent).containsExactly("hello");
  }

  @Test
  void a_slow_client_gets_the_next_only_when_the_last_has_left_and_answers_come_first() {
    IntStream.rangeClosed(6, 9).forEach(source::write);
    wire.stuck = true;
    Subscriber subscriber = subscriber(false);
    subscriber.begin(5);
    subscriber.answer("hello");
    source.write(10);
    subscriber.go();

    assertThat(wire.sent).containsExactly("n6");
    wire.release();
    assertThat(wire.sent).containsExactly("n6", "hello", "n7", "n8", "n9", "n10");
  }

  @Test
  void a_client_that_talks_and_does_not_listen_is_dropped() {
    wire.stuck = true;
    Subscriber subscriber = subscriber(false);
    subscriber.begin(5);
    IntStream.range(0, 200).forEach(i -> subscriber.answer("hello"));

    assertThat(wire.closed).isEqualTo("too slow");
  }

  @Test
  void a_line_that_does_not_send_is_closed() {
    wire.stuck = true;
    Subscriber subscriber = subscriber(false);
    subscriber.begin(5);
    source.write(6);
    subscriber.go();
    wire.waiting.accept(false);

    assertThat(wire.closed).isEqualTo("cannot send");
  }

  @Test
  void a_reader_that_cannot_acknowledge_is_asked_for_a_sign_behind_what_was_sent() {
    IntStream.rangeClosed(6, 8).forEach(source::write);
    Subscriber subscriber = subscriber(true);
    subscriber.begin(5);

    assertThat(wire.pings).containsExactly(8L);
    assertThat(subscriber.confirmed(9)).as("was never sent").isFalse();
    assertThat(subscriber.confirmed(8)).isTrue();
    assertThat(subscriber.confirmed(8)).as("is known already").isFalse();
  }

  private Subscriber subscriber(boolean anonymous) {
    return new Subscriber(new Reader.Visit(new Reader("key:1", "bot", anonymous), 0), wire, source, Runnable::run);
  }
}
