package io.github.grposuite.language.model;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** The memory that this process may have. */
public final class Memory {
  private Memory() {}

  /** Of the machine, or of the container; the largest number if the Java runtime cannot tell. */
  public static long bytes() {
    try {
      Object bytes =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "TotalMemorySize");
      return (long) bytes;
    } catch (JMException e) {
      return Long.MAX_VALUE;
    }
  }
}
