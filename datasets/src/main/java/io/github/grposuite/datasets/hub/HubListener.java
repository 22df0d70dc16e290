package io.github.grposuite.datasets.hub;

import java.time.Duration;

/** Is told how far a fetch is. */
public interface HubListener {
  /** Is not interested. */
  HubListener NONE = new HubListener() {};

  /**
   * The body begins to arrive.
   *
   * @param total bytes of the whole file, or −1 if the server does not say
   * @param resumed bytes that were here already
   */
  default void started(HubFile file, long total, long resumed) {}

  /**
   * More has arrived.
   *
   * @param bytes of the file that are here now
   */
  default void progressed(HubFile file, long bytes) {}

  /** Something went wrong that may pass; it is tried again after a while. */
  default void retrying(HubFile file, String problem, Duration wait) {}
}
