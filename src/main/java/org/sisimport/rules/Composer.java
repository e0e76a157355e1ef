package org.sisimport.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseOption;
import org.sisimport.decision.RuleRef;
import org.sisimport.decision.RuleRef.Rank;

/**
 * Composes rule sets of the models of their files, without those rules that another of higher rank
 * replaces. Districts with the same rules share a knowledge base.
 */
final class Composer {

  private static final int IN_MEMORY = 50;

  private final Models models;
  private final Map<String, KieBase> bases = new LeastRecentlyUsed<>(IN_MEMORY);
  private final Map<String, FieldValues> values = new LeastRecentlyUsed<>(IN_MEMORY);

  Composer(Models models) {
    this.models = models;
  }

  /** The set of these files, in the order of their rank. */
  synchronized ComposedRuleSet compose(String hash, List<RuleUnit> units) {
    List<Kept> kept = units.stream().map(unit -> kept(unit, units)).toList();
    List<RuleRef> rules = new ArrayList<>();
    kept.forEach(each -> rules.addAll(each.refs().values()));
    return new ComposedRuleSet(hash, List.copyOf(rules), consultation(kept), () -> values(units));
  }

  /** Forgets what is in memory, so that it is read again where it is used. */
  synchronized void forget() {
    bases.clear();
    values.clear();
    models.forget();
  }

  /** What the shared code rules among these files hold to be values. */
  synchronized FieldValues values(List<RuleUnit> units) {
    List<RuleUnit> shared =
        units.stream()
            .filter(unit -> unit.file().rank() == Rank.SHARED)
            .filter(unit -> unit.file().family() != null && unit.file().family().translatesCodes())
            .toList();
    List<Kept> kept = shared.stream().map(unit -> kept(unit, List.of())).toList();
    return values.computeIfAbsent(
        key(kept),
        key ->
            new FieldValues(
                consultation(kept),
                shared.stream().flatMap(unit -> unit.rules().stream()).toList()));
  }

  private Consultation consultation(List<Kept> kept) {
    Map<String, RuleRef> refs = new HashMap<>();
    kept.forEach(each -> refs.putAll(each.refs()));
    return new Consultation(bases.computeIfAbsent(key(kept), key -> base(kept)), refs);
  }

  private KieBase base(List<Kept> kept) {
    List<Model> chosen = new ArrayList<>();
    for (Kept each : kept) {
      if (!each.refs().isEmpty()) {
        chosen.add(new Filtered(models.get(each.unit()), each.refs()));
      }
    }
    return KieBaseBuilder.createKieBaseFromModel(chosen, new KieBaseOption[0]);
  }

  private String key(List<Kept> kept) {
    return kept.stream()
        .map(each -> models.key(each.unit()) + each.refs().keySet())
        .collect(Collectors.joining("\n"));
  }

  private static Kept kept(RuleUnit unit, List<RuleUnit> all) {
    Map<String, RuleRef> refs = new LinkedHashMap<>();
    for (int i = 0; i < unit.rules().size(); i++) {
      WrittenRule rule = unit.rules().get(i);
      if (all.stream().noneMatch(other -> replaces(other, unit, rule))) {
        RuleFile file = unit.file();
        refs.put(
            unit.engineName(i), new RuleRef(rule.name(), file.path(), rule.line(), file.rank()));
      }
    }
    return new Kept(unit, refs);
  }

  /** Whether a file of higher rank has a rule of that name, of the same family or sitting. */
  static boolean replaces(RuleUnit higher, RuleUnit lower, WrittenRule rule) {
    return higher.rules().stream()
        .filter(other -> couldReplace(higher, lower, other, rule))
        .anyMatch(other -> other.name().equals(rule.name()));
  }

  /** Whether a rule of one file would replace a rule of another if it had its name. */
  static boolean couldReplace(
      RuleUnit higher, RuleUnit lower, WrittenRule rule, WrittenRule replaced) {
    RuleFamily of = higher.file().family();
    RuleFamily over = lower.file().family();
    boolean comparable = of != null && over != null;
    return higher.file().rank().compareTo(lower.file().rank()) > 0
        && (comparable ? of == over : rule.fact() == replaced.fact());
  }

  /**
   * A file's rules that are in force.
   *
   * @param refs by the name that the engine knows, in the order of the file
   */
  private record Kept(RuleUnit unit, Map<String, RuleRef> refs) {}

  /** A model without the rules that are replaced. */
  private record Filtered(Model model, Map<String, RuleRef> kept) implements Model {

    @Override
    public String getName() {
      return model.getName();
    }

    @Override
    public String getPackageName() {
      return model.getPackageName();
    }

    @Override
    public List<Global> getGlobals() {
      return model.getGlobals();
    }

    @Override
    public List<Rule> getRules() {
      return model.getRules().stream().filter(rule -> kept.containsKey(rule.getName())).toList();
    }

    @Override
    public List<Query> getQueries() {
      return model.getQueries();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
      return model.getTypeMetaDatas();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
      return model.getEntryPoints();
    }
  }
}
