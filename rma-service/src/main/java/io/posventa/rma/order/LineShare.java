package io.posventa.rma.order;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is asked back of one line: an amount, some of its units, or with neither all that is left.
 */
public record LineShare(String line, OptionalInt quantity, OptionalLong amount) {}
