package org.sisimport.aeries;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes {@code pull.json}. */
final class SealWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SealWriter() {}

  static byte[] write(PullSeal seal) {
    ObjectNode node = JSON.createObjectNode();
    node.put("format", Integer.parseInt(SealReader.FORMAT));
    node.put("kind", seal.kind().name().toLowerCase(Locale.ROOT));
    node.put("district", seal.district());
    node.put("asOf", seal.asOf().toString());
    node.put("zone", seal.zone());
    node.put("databaseYear", seal.databaseYear());
    node.put("since", seal.since());
    ArrayNode programs = node.putArray("programs");
    seal.programs().forEach(programs::add);
    node.put("migrant", seal.migrant());
    ArrayNode schools = node.putArray("schools");
    seal.schools().forEach(schools::add);
    node.put("settings", seal.settings());
    node.put("because", seal.because());
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JacksonException e) {
      throw new IllegalStateException("texts and numbers can be written", e);
    }
  }
}
