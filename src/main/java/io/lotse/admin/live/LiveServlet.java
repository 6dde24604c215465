package io.lotse.admin.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.lotse.admin.access.Visits;

/**
 * {@code GET /panel/live?topics=inbox,health}: server-sent events (WHATWG HTML, 9.2) to an open page, {@code changed}
 * with the name of a topic, and {@code ended} when its person has to sign in again (with data: browsers pass over events
 * that have none). What has changed the page fetches itself. Administrators are few, so each open page has a thread.
 */
@WebServlet(urlPatterns = "/panel/live", asyncSupported = true)
public class LiveServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(LiveServlet.class.getName());
  private static final int MOST = 200;
  private static final int MOST_TOPICS = 20;
  private static final Duration BEAT = Duration.ofSeconds(4);
  private final AtomicInteger open = new AtomicInteger();
  private final transient News news;
  private final transient Visits visits;
  @Resource
  private transient ManagedThreadFactory threads;

  @Inject
  LiveServlet(News news, Visits visits) {
    this.news = news;
    this.visits = visits;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(0);
    threads.newThread(() -> follow(async, topics(request.getParameter("topics")))).start();
  }

  private static Set<String> topics(String text) {
    return text == null ? Set.of() : Arrays.stream(text.split(",")).map(String::strip).filter(each -> each.matches(
        "[a-z-]{1,40}")).limit(MOST_TOPICS).collect(Collectors.toUnmodifiableSet());
  }

  private void follow(AsyncContext async, Set<String> topics) {
    Map<String, Long> told = new HashMap<>(news.watch(topics));
    try {
      tell(async, topics, told);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException gone) {
      LOG.log(System.Logger.Level.DEBUG, "a page of the panel was closed: {0}", gone.toString());
    } finally {
      news.leave(topics);
      open.decrementAndGet();
      async.complete();
    }
  }

  private void tell(AsyncContext async, Set<String> topics, Map<String, Long> told) throws IOException,
      InterruptedException {
    HttpServletRequest request = (HttpServletRequest) async.getRequest();
    write(async, ": here\n\n");
    while (visits.visitor(request).isPresent()) {
      Set<String> changed = news.await(topics, told, BEAT);
      String text = changed.stream().map(name -> "event: changed\ndata: " + name + "\n\n").collect(Collectors
          .joining());
      write(async, text.isEmpty() ? ": here\n\n" : text);
    }
    write(async, "event: ended\ndata: sign-in\n\n");
  }

  private static void write(AsyncContext async, String text) throws IOException {
    ServletOutputStream out = async.getResponse().getOutputStream();
    out.print(text);
    out.flush();
  }
}
