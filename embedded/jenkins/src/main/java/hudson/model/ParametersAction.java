package hudson.model;

import hudson.EnvVars;
import hudson.model.queue.SubTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;

/** A build's parameters. Ones that its job does not define are dropped when the build runs, as in Jenkins. */
public class ParametersAction
        implements RunAction2, Iterable<ParameterValue>, Queue.QueueAction, EnvironmentContributingAction {
    public static final String KEEP_UNDEFINED_PARAMETERS_SYSTEM_PROPERTY_NAME =
            ParametersAction.class.getName() + ".keepUndefinedParameters";
    public static final String SAFE_PARAMETERS_SYSTEM_PROPERTY_NAME =
            ParametersAction.class.getName() + ".safeParameters";

    private Set<String> safeParameters = new TreeSet<>();
    private final List<ParameterValue> parameters;
    private transient List<String> parameterDefinitionNames;
    private transient Run<?, ?> run;

    public ParametersAction(List<ParameterValue> parameters) {
        this.parameters = new ArrayList<>(parameters);
    }

    public ParametersAction(List<ParameterValue> parameters, Collection<String> additionalSafeParameters) {
        this(parameters);
        if (additionalSafeParameters != null) {
            safeParameters.addAll(additionalSafeParameters);
        }
    }

    public ParametersAction(ParameterValue... parameters) {
        this(Arrays.asList(parameters));
    }

    @Override
    public void buildEnvironment(Run<?, ?> run, EnvVars env) {
        for (ParameterValue p : getParameters()) {
            if (p != null) {
                p.buildEnvironment(run, env);
            }
        }
    }

    @Override
    public Iterator<ParameterValue> iterator() {
        return getParameters().iterator();
    }

    public List<ParameterValue> getParameters() {
        if (run == null || keepUndefined()) {
            return Collections.unmodifiableList(parameters);
        }
        return parameters.stream()
                .filter(p -> p != null
                        && (parameterDefinitionNames.contains(p.getName()) || safeParameters.contains(p.getName())))
                .collect(Collectors.toUnmodifiableList());
    }

    private static boolean keepUndefined() {
        return jenkins.util.SystemProperties.getBoolean(KEEP_UNDEFINED_PARAMETERS_SYSTEM_PROPERTY_NAME);
    }

    public List<ParameterValue> getAllParameters() {
        return Collections.unmodifiableList(parameters);
    }

    public ParameterValue getParameter(String name) {
        return parameters.stream()
                .filter(p -> p != null && p.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    public Label getAssignedLabel(SubTask task) {
        return parameters.stream()
                .filter(Objects::nonNull)
                .map(p -> p.getAssignedLabel(task))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getDisplayName() {
        return "Parameters";
    }

    @Override
    public String getIconFileName() {
        return "symbol-parameters";
    }

    @Override
    public String getUrlName() {
        return "parameters";
    }

    /** A task that waits with the same values stands for this one. */
    @Override
    public boolean shouldSchedule(List<Action> actions) {
        List<ParametersAction> others = hudson.Util.filter(actions, ParametersAction.class);
        if (others.isEmpty()) {
            return !parameters.isEmpty();
        }
        return others.stream().noneMatch(other -> other.parameters.equals(parameters));
    }

    public ParametersAction createUpdated(Collection<? extends ParameterValue> overrides) {
        if (overrides == null) {
            return new ParametersAction(parameters, safeParameters);
        }
        Map<String, ParameterValue> merged = new LinkedHashMap<>();
        overrides.forEach(p -> merged.put(p.getName(), p));
        parameters.stream().filter(Objects::nonNull).forEach(p -> merged.putIfAbsent(p.getName(), p));
        return new ParametersAction(new ArrayList<>(merged.values()), safeParameters);
    }

    public ParametersAction merge(ParametersAction overrides) {
        return overrides == null
                ? new ParametersAction(parameters, safeParameters)
                : createUpdated(overrides.parameters);
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        onLoad(r);
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        ParametersDefinitionProperty definitions = r.getParent().getProperty(ParametersDefinitionProperty.class);
        parameterDefinitionNames = definitions == null ? List.of() : definitions.getParameterDefinitionNames();
        run = r;
    }
}
