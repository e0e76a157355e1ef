package org.sisimport.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.drools.model.Model;

/**
 * The classes that the engine made of one rule file.
 *
 * @param modelClass the class that describes the rules
 * @param classes every class file by its class name
 */
record CompiledModel(String modelClass, Map<String, byte[]> classes) {

  private static final String MODEL_ENTRY = "model";

  /** A new instance, with a class loader of its own. */
  Model load() throws ReflectiveOperationException {
    return (Model)
        new Classes(classes)
            .loadClass(modelClass)
            .asSubclass(Model.class)
            .getDeclaredConstructor()
            .newInstance();
  }

  byte[] toJar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(MODEL_ENTRY));
      zip.write(modelClass.getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey().replace('.', '/') + ".class"));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  static CompiledModel ofJar(byte[] jar) throws IOException {
    String modelClass = "";
    Map<String, byte[]> classes = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(MODEL_ENTRY)) {
          modelClass = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } else if (entry.getName().endsWith(".class")) {
          String path = entry.getName().substring(0, entry.getName().length() - ".class".length());
          classes.put(path.replace('/', '.'), zip.readAllBytes());
        }
      }
    }
    return new CompiledModel(modelClass, classes);
  }

  /** Defines the classes of one model from memory. */
  private static final class Classes extends ClassLoader {

    private final Map<String, byte[]> classes;

    Classes(Map<String, byte[]> classes) {
      super(CompiledModel.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
