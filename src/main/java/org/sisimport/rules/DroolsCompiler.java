package org.sisimport.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Compiles with Drools' executable model. Loads the parser and the Java compiler: seconds. */
final class DroolsCompiler implements RuleCompiler {

  @Override
  public CompiledModel compile(RuleUnit unit) {
    KieServices services = KieServices.get();
    ReleaseId release =
        services.newReleaseId("org.sisimport", "rules-" + Sha256.of(unit.drl()), "1");
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    files.write("src/main/resources/" + unit.file().title() + ".drl", unit.drl());
    KieBuilder builder = services.newKieBuilder(files);
    try {
      builder.buildAll(ExecutableModelProject.class);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      if (!errors.isEmpty()) {
        Message error = errors.get(0);
        throw new Refusal(Math.max(error.getLine(), 0), firstLine(error.getText()));
      }
      return model(((InternalKieModule) builder.getKieModule()).getBytes());
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException | StackOverflowError e) {
      throw new Refusal(0, firstLine(String.valueOf(e)));
    } finally {
      services.getRepository().removeKieModule(release);
    }
  }

  private static String firstLine(String text) {
    return "the rule engine refuses it: " + text.lines().findFirst().orElse("no reason given");
  }

  private static CompiledModel model(byte[] jar) {
    String modelClass = "";
    Map<String, byte[]> classes = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith("drools-model")) {
          String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
          // a line with the version, then the class
          modelClass =
              text.lines().filter(line -> line.startsWith("sisimport.")).findFirst().orElse("");
        } else if (name.startsWith("sisimport/") && name.endsWith(".class")) {
          String path = name.substring(0, name.length() - ".class".length());
          classes.put(path.replace('/', '.'), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a jar in memory cannot be read", e);
    }
    return new CompiledModel(modelClass, classes);
  }
}
