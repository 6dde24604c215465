package io.lotse.architecture;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.container.AsyncResponse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;

import io.lotse.platform.Json;

/** Which types must be public: those that a framework instantiates, and those that become JSON. */
final class PublicTypes {
  private static final Set<String> ANNOTATIONS = Set.of("jakarta.ws.rs.Path", "jakarta.servlet.annotation.WebFilter",
      "jakarta.servlet.annotation.WebListener", "jakarta.servlet.annotation.WebServlet",
      "jakarta.websocket.server.ServerEndpoint", "jakarta.inject.Named");
  private static final Set<String> FRAMEWORK = Set.of("jakarta.servlet.Filter", "jakarta.servlet.Servlet",
      "java.util.EventListener", "jakarta.ws.rs.core.Application", "jakarta.faces.convert.Converter",
      "org.eclipse.microprofile.config.spi.ConfigSource", "org.hibernate.integrator.spi.Integrator",
      "jakarta.persistence.spi.PersistenceProvider", "org.eclipse.persistence.internal.databaseaccess.Platform",
      "org.eclipse.persistence.eis.EISConnectionSpec", "org.eclipse.persistence.config.DescriptorCustomizer",
      "javax.sql.CommonDataSource", "javax.sql.DataSource",
      "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism");
  private final Set<JavaClass> json = new HashSet<>();

  PublicTypes(JavaClasses classes) {
    classes.stream().filter(PublicTypes::speaksJson).flatMap(PublicTypes::reached).forEach(this::add);
    classes.stream().filter(PublicTypes::readsQueries).forEach(json::add);
  }

  boolean allows(JavaClass type) {
    return House.isOffered(type) || ANNOTATIONS.stream().anyMatch(type::isAnnotatedWith)
        || FRAMEWORK.stream().anyMatch(type::isAssignableTo) || json.contains(type)
        || type.getFields().stream().anyMatch(each -> each.isAnnotatedWith("jakarta.ws.rs.QueryParam"));
  }

  /** A bean that takes the parameters of a call. */
  private static boolean readsQueries(JavaClass type) {
    return type.getFields().stream().anyMatch(each -> each.isAnnotatedWith("jakarta.ws.rs.QueryParam"));
  }

  private static boolean speaksJson(JavaClass type) {
    return type.isAnnotatedWith("jakarta.ws.rs.Path") || type.isMetaAnnotatedWith("jakarta.ws.rs.ext.Provider")
        || type.getFieldAccessesFromSelf().stream().anyMatch(each -> each.getTargetOwner().isEquivalentTo(Json.class))
        || type.getMethodCallsFromSelf().stream().anyMatch(each -> each.getTargetOwner().isEquivalentTo(
            AsyncResponse.class));
  }

  /** What a class names, and what the methods give that it calls. */
  private static Stream<JavaClass> reached(JavaClass type) {
    Stream<JavaClass> named = type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass);
    Stream<JavaClass> given = type.getMethodCallsFromSelf().stream()
        .flatMap(call -> call.getTarget().resolveMember().stream()).map(JavaMethod::getReturnType)
        .map(JavaType::getAllInvolvedRawTypes).flatMap(Set::stream);
    return Stream.concat(named, given);
  }

  private void add(JavaClass type) {
    boolean readable = type.isRecord() || type.isEnum();
    if (readable && House.roomOf(type).isPresent() && type.getModifiers().contains(JavaModifier.PUBLIC)
        && json.add(type)) {
      type.getFields().stream().map(field -> field.getType().getAllInvolvedRawTypes()).flatMap(Set::stream)
          .forEach(this::add);
    }
  }
}
