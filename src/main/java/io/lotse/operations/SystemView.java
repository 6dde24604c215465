package io.lotse.operations;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.LocalDateTime;

import com.sun.management.OperatingSystemMXBean;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.WallClock;

/** The machine and the JVM. Memory and disk in GiB with two decimals, processor time in percent. */
public record SystemView(String os, String osVersion, String javaVersion, Instant startedAt, Cpu cpu, Memory memoryGib,
    Disk diskGib, Threads threads, LocalDateTime timestamp) {

  private static final double GIB = 1 << 30;

  /** Processors; null where the system does not tell. */
  public record Cpu(int count, Double loadAverage, Double systemPercent, Double processPercent) {}

  /** Memory of the machine, or of the container, and of the JVM. */
  public record Memory(double total, double available, double heapUsed, double heapMax, double nonHeapUsed) {}

  /** Where {@code DATA_DIRECTORY} lies. */
  public record Disk(String path, double total, double usable) {}

  /** Threads of the JVM. */
  public record Threads(int live, int peak, int daemon, int deadlocked) {}

  static SystemView now() {
    var runtime = ManagementFactory.getRuntimeMXBean();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new SystemView(system.getName(), system.getVersion(), Runtime.version().toString(),
        Instant.ofEpochMilli(runtime.getStartTime()), cpu(system), memory(system), disk(),
        threads(ManagementFactory.getThreadMXBean()), WallClock.now());
  }

  private static Cpu cpu(OperatingSystemMXBean system) {
    return new Cpu(system.getAvailableProcessors(), known(system.getSystemLoadAverage(), 1),
        known(system.getCpuLoad(), 100), known(system.getProcessCpuLoad(), 100));
  }

  private static Memory memory(OperatingSystemMXBean system) {
    var memory = ManagementFactory.getMemoryMXBean();
    MemoryUsage heap = memory.getHeapMemoryUsage();
    return new Memory(gib(system.getTotalMemorySize()), gib(system.getFreeMemorySize()), gib(heap.getUsed()),
        gib(Math.max(0, heap.getMax())), gib(memory.getNonHeapMemoryUsage().getUsed()));
  }

  private static Disk disk() {
    File folder = Settings.current().directory(Setting.DATA_DIRECTORY).toFile();
    return new Disk(folder.getPath(), gib(folder.getTotalSpace()), gib(folder.getUsableSpace()));
  }

  private static Threads threads(ThreadMXBean threads) {
    long[] deadlocked = threads.findDeadlockedThreads();
    return new Threads(threads.getThreadCount(), threads.getPeakThreadCount(), threads.getDaemonThreadCount(),
        deadlocked == null ? 0 : deadlocked.length);
  }

  /** Negative means that the system does not tell. */
  private static Double known(double value, int factor) {
    return value < 0 ? null : (Double) (Math.round(value * factor * 100) / 100.0);
  }

  private static double gib(long bytes) {
    return Math.round(bytes / GIB * 100) / 100.0;
  }
}
