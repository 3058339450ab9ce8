package io.posventa.e2e.chaos;

import java.time.Duration;

/**
 * One thing that goes wrong for a while.
 *
 * @param name what a report calls it
 * @param what it takes for itself; two that take the same never overlap
 * @param begin makes it so
 * @param end makes it good again
 */
record Mishap(String name, String what, Duration time, Runnable begin, Runnable end) {}
