package io.lotse.handoff.stream;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Adds the endpoint by hand: where Faces has switched WebSockets on, the server no longer sees annotated ones.
 */
@WebListener
public class NotifyDeployment implements ServletContextListener {
  private final Subscribers subscribers;

  @Inject
  NotifyDeployment(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    var container = (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
    try {
      container.addEndpoint(ServerEndpointConfig.Builder.create(NotifyEndpoint.class, NotifyEndpoint.PATH)
          .configurator(new ServerEndpointConfig.Configurator() {
            @Override
            public <T> T getEndpointInstance(Class<T> type) {
              return type.cast(new NotifyEndpoint(subscribers));
            }
          }).build());
    } catch (DeploymentException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
