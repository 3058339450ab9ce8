package io.posventa.launcher.payment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The orders to misbehave that are in force; the first that strikes decides, one for the very
 * charge before one for all.
 */
final class Misbehaviours {
  private final List<Misbehaviour> ordered = new CopyOnWriteArrayList<>();

  void order(Misbehaviour.Order order) {
    ordered.add(new Misbehaviour(order));
  }

  void clear() {
    ordered.clear();
  }

  Optional<Misbehaviour> strike(String charge, boolean reading) {
    return Stream.concat(
            ordered.stream().filter(Misbehaviour::isForOneCharge),
            ordered.stream().filter(one -> !one.isForOneCharge()))
        .filter(one -> one.strikes(charge, reading))
        .findFirst();
  }
}
