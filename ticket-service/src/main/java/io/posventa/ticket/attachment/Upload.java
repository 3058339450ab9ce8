package io.posventa.ticket.attachment;

import java.nio.file.Path;

/** A file that has arrived and may be kept. */
record Upload(Path bytes, String name, String type, long size, String sha256) {}
