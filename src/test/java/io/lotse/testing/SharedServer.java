package io.lotse.testing;

import java.util.List;

import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.event.DeployDeployment;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;

/**
 * One server for all classes of integration tests of a run: they deploy the same WAR with the same settings, and a
 * start takes longer than the tests of most classes. So the first class starts the server, the end of the run stops it,
 * and tests count on nothing that an earlier class could have left or taken.
 */
public final class SharedServer implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Lifecycle.class);
  }

  /** What Arquillian asks for before and after every class, done once. */
  public static final class Lifecycle {
    private DeployDeployment running;

    /** The first class starts the server; when that fails, the next one tries. */
    public void deploy(@Observes EventContext<DeployDeployment> asked) {
      if (running == null) {
        asked.proceed();
        running = asked.getEvent();
      }
    }

    /** No class takes the server from the next one. */
    public void undeploy(@Observes EventContext<UnDeployDeployment> asked) {
      asked.getEvent().getDeployment().undeployed();
    }

    /** The end of the run; the next one finds no server that still writes. */
    public void stop(@Observes AfterSuite end) throws DeploymentException {
      if (running != null) {
        List<ProcessHandle> servers = ServerProcess.all();
        running.getDeployableContainer().undeploy(running.getDeployment().getDescription().getArchive());
        servers.forEach(ServerProcess::awaitEnd);
        running = null;
      }
    }
  }
}
