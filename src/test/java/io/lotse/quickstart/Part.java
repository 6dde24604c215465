package io.lotse.quickstart;

/** Something that runs beside the launcher and must be ended before it. */
interface Part extends AutoCloseable {
  void start();

  /** Ends it, also when it has not fully started; does nothing when it does not run. */
  @Override
  void close();
}
