package io.github.grposuite.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.experiments.spec.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"local", "local[2]", "local[*]", "local[2,4]"})
  void threadsOfThisProcessAreLocal(String url) {
    MasterAddress address = new MasterAddress(url);
    assertThat(address.local()).isTrue();
    assertThat(address.loopback()).isTrue();
    address.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark://127.0.0.1:7077", "spark://localhost:7077", "spark://[::1]:7077"})
  void loopbackIsRecognised(String url) {
    MasterAddress address = new MasterAddress(url);
    assertThat(address.local()).isFalse();
    assertThat(address.loopback()).isTrue();
  }

  @Test
  void otherHostsAreNotLoopback() {
    assertThat(new MasterAddress("spark://192.0.2.1:7077").loopback()).isFalse();
    assertThat(new MasterAddress("yarn").loopback()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host:7077", "spark://host", "spark://host:70770", "http://x:1"})
  void saysWhatAMasterLooksLike(String url) {
    assertThatThrownBy(() -> new MasterAddress(url))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--master: must be spark://HOST:PORT, local[N], k8s://… or yarn, but was \""
                + url
                + "\"");
  }
}
