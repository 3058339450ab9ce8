package io.posventa.e2e.wire;

import java.io.IOException;
import java.io.OutputStream;

/** Sees what passes over one connection, and passes it on. One thread calls for each direction. */
public interface Tap {
  /** What the client sends. */
  void toServer(byte[] bytes, int length, OutputStream server) throws IOException;

  /** What the server answers. */
  void toClient(byte[] bytes, int length, OutputStream client) throws IOException;

  /** Lets everything through as it comes. */
  static Tap none() {
    return new Tap() {
      @Override
      public void toServer(byte[] bytes, int length, OutputStream server) throws IOException {
        server.write(bytes, 0, length);
      }

      @Override
      public void toClient(byte[] bytes, int length, OutputStream client) throws IOException {
        client.write(bytes, 0, length);
      }
    };
  }
}
