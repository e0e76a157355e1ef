package org.sisimport.rules;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Code;
import org.sisimport.facts.Decide;
import org.sisimport.facts.Difference;
import org.sisimport.facts.Heading;
import org.sisimport.facts.Match;
import org.sisimport.facts.OurStudent;
import org.sisimport.facts.ReceiverFile;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.RosterClass;
import org.sisimport.facts.RosterEnrollment;
import org.sisimport.facts.RosterSchedule;
import org.sisimport.facts.RosterSite;
import org.sisimport.facts.RosterStudent;
import org.sisimport.facts.RosterTeacher;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.Unmatched;
import org.sisimport.facts.Values;

/**
 * The names that a rule may use, taken from the facts by reflection, and a handful of methods of
 * texts and lists.
 */
final class Vocabulary {

  private static final List<Class<?>> FACTS =
      List.of(
          Heading.class,
          Code.class,
          SchoolChoice.class,
          Match.class,
          Difference.class,
          Unmatched.class,
          Resemblance.class,
          ReceiverFile.class,
          RosterSite.class,
          RosterTeacher.class,
          RosterClass.class,
          RosterStudent.class,
          RosterEnrollment.class,
          RosterSchedule.class,
          OurStudent.class);

  private static final Map<Class<?>, Map<String, Member>> MEMBERS = new ConcurrentHashMap<>();
  private static final Map<String, Method> VERBS = verbs();
  private static final Set<Class<?>> TYPES = types();

  private Vocabulary() {}

  /**
   * A property or method.
   *
   * @param type what it gives
   * @param element what the list or set holds that it gives; {@code null} where it gives neither
   * @param nullable whether it may give {@code null}
   * @param parameters of a method; a property has none
   * @param property written without parentheses in a condition
   */
  record Member(
      String name,
      Class<?> type,
      @Nullable Class<?> element,
      boolean nullable,
      List<Param> parameters,
      boolean varargs,
      boolean property) {}

  /** A parameter of a method or verb. */
  record Param(String name, Class<?> type, boolean nullable) {}

  /**
   * A method of {@link Decide}.
   *
   * @param varargs whether the last parameter stands for one or more
   */
  record Verb(List<Param> parameters, boolean varargs) {

    /** Whether it can be given as many values. */
    boolean takes(int values) {
      return varargs ? values >= parameters.size() : values == parameters.size();
    }

    /** What a value stands for; the first has the index 0. */
    Param parameter(int index) {
      return parameters.get(Math.min(index, parameters.size() - 1));
    }
  }

  /** Every type that a fact leads to, with {@link Decide}: what a compiled rule depends on. */
  static Set<Class<?>> listTypes() {
    return TYPES;
  }

  static boolean isTypeName(String simpleName) {
    return TYPES.stream().anyMatch(type -> type.getSimpleName().equals(simpleName));
  }

  static Optional<Member> findMember(Class<?> type, String name) {
    return Optional.ofNullable(members(type).get(name));
  }

  static Collection<String> listMembers(Class<?> type) {
    return members(type).keySet();
  }

  static Optional<Verb> findVerb(String name) {
    return Optional.ofNullable(VERBS.get(name))
        .map(method -> new Verb(params(method), method.isVarArgs()));
  }

  private static Map<String, Member> members(Class<?> type) {
    return MEMBERS.computeIfAbsent(type, Vocabulary::read);
  }

  private static Map<String, Member> read(Class<?> type) {
    Map<String, Member> members = new TreeMap<>();
    if (type == String.class) {
      for (Method method : String.class.getMethods()) {
        boolean plain = Arrays.stream(method.getParameterTypes()).allMatch(String.class::equals);
        boolean known =
            switch (method.getName()) {
              case "isEmpty", "length", "startsWith", "endsWith", "equalsIgnoreCase" -> plain;
              default -> false;
            };
        if (known) {
          members.put(method.getName(), member(method, false));
        }
      }
    } else if (Collection.class.isAssignableFrom(type)) {
      members.put(
          "isEmpty", new Member("isEmpty", boolean.class, null, false, List.of(), false, false));
      members.put("size", new Member("size", int.class, null, false, List.of(), false, false));
    } else if (isFactsType(type)) {
      for (Method method : type.getMethods()) {
        if (isVocabulary(method)) {
          members.put(method.getName(), member(method, method.getParameterCount() == 0));
        }
      }
    }
    return members;
  }

  private static boolean isVocabulary(Method method) {
    return !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && isFactsType(method.getDeclaringClass())
        && method.getReturnType() != Values.class
        && method.getReturnType() != void.class
        && !Set.of("toString", "hashCode", "equals").contains(method.getName());
  }

  private static boolean isFactsType(Class<?> type) {
    return type.getPackage() == Decide.class.getPackage() && type != Values.class;
  }

  private static Member member(Method method, boolean property) {
    return new Member(
        method.getName(),
        method.getReturnType(),
        element(method.getGenericReturnType()),
        isNullable(method.getAnnotatedReturnType()),
        params(method),
        method.isVarArgs(),
        property);
  }

  private static List<Param> params(Method method) {
    return Arrays.stream(method.getParameters()).map(Vocabulary::param).toList();
  }

  private static Param param(Parameter parameter) {
    Class<?> type = parameter.getType();
    return new Param(
        parameter.getName(),
        type.isArray() ? type.getComponentType() : type,
        isNullable(parameter.getAnnotatedType()));
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Class<?> element(Type type) {
    return type instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] instanceof Class<?> element
        ? element
        : null;
  }

  private static Map<String, Method> verbs() {
    Map<String, Method> verbs = new LinkedHashMap<>();
    for (Method method : Decide.class.getMethods()) {
      verbs.put(method.getName(), method);
    }
    return verbs;
  }

  private static Set<Class<?>> types() {
    Set<Class<?>> types = new LinkedHashSet<>();
    FACTS.forEach(fact -> addWithMembers(fact, types));
    types.add(Values.class);
    types.add(Decide.class);
    return types;
  }

  private static void addWithMembers(Class<?> type, Set<Class<?>> types) {
    if (isFactsType(type) && types.add(type)) {
      for (Class<?> parent : type.getInterfaces()) {
        addWithMembers(parent, types);
      }
      for (Member member : members(type).values()) {
        addWithMembers(member.type(), types);
        if (member.element() != null) {
          addWithMembers(member.element(), types);
        }
      }
    }
  }
}
