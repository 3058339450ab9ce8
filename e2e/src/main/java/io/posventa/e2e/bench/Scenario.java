package io.posventa.e2e.bench;

import io.posventa.e2e.bench.load.Act;
import io.posventa.launcher.Service;
import java.net.URI;

/**
 * A kind of request.
 *
 * @param name a word, for files and {@code --only}
 * @param title what a reader is told
 * @param target where it is sent
 * @param owner the service that answers it in the end
 * @param act the request
 * @param supply how often it can be sent; what comes after that is kept for the limit
 * @param numbering the first lines of its script for pgbench, which say what varies; empty: no
 *     limit
 * @param turns how often each client of pgbench may run the script; 0: until the time is over
 * @param goal the ratio to pgbench's rate that is to be reached; 0: none
 */
record Scenario(
    String name,
    String title,
    URI target,
    Service owner,
    Act act,
    long supply,
    String numbering,
    int turns,
    double goal) {}
