package io.lotse;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.lotse.testing.Deployments;
import io.lotse.testing.LotseUnderTest;

/** The packaged WAR starts against real services and lets people in. */
@ExtendWith(ArquillianExtension.class)
class StartUpIT {
  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void a_started_server_is_ready() {
    assertThat(LotseUnderTest.nobody().get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void the_superuser_of_the_settings_can_sign_in() {
    assertThat(LotseUnderTest.admin().get("/auth/me").expect(200).json().path("is_superuser").asBoolean()).isTrue();
  }

  @Test
  void an_ordinary_person_can_sign_in() {
    assertThat(LotseUnderTest.demo().get("/auth/me").expect(200).json().path("is_superuser").asBoolean()).isFalse();
  }
}
