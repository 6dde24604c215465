package io.lotse.chat.photo;

import java.util.ArrayList;
import java.util.List;

import javax.imageio.spi.IIORegistry;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Takes back the image plug-ins that the JVM has found in this WAR: they would keep it in memory when it is long gone. */
@WebListener
public class ImagePlugins implements ServletContextListener {
  @Override
  public void contextDestroyed(ServletContextEvent gone) {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    List<Object> ours = new ArrayList<>();
    registry.getCategories().forEachRemaining(category -> registry.getServiceProviders(category, false)
        .forEachRemaining(provider -> {
          if (provider.getClass().getClassLoader() == getClass().getClassLoader()) {
            ours.add(provider);
          }
        }));
    ours.forEach(registry::deregisterServiceProvider);
  }
}
