package io.posventa.e2e.wire;

import java.io.IOException;

/** Is told of each step that a process takes over a tapped wire, on the thread that carries it. */
public interface Witness {
  /** Before the other side sees anything of it. Whoever throws breaks the connection off. */
  void before(String step) throws IOException;

  /** After all its effects, before the process learns of them. */
  void after(String step) throws IOException;
}
