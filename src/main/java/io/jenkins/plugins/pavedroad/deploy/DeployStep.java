package io.jenkins.plugins.pavedroad.deploy;

import hudson.Util;
import io.jenkins.plugins.pavedroad.guardrail.GuardrailOverride;
import io.jenkins.plugins.pavedroad.naming.Moniker;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.CloudStep;
import io.jenkins.plugins.pavedroad.parameter.KeyValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** The parameters that {@code redBlackDeploy} and {@code redBlackDeployVerified} share. */
public abstract class DeployStep extends CloudStep {
    private static final long serialVersionUID = 1L;

    /** The new group and the one to roll back to (deck, maxRemainingAsgs). */
    public static final int KEEP = 2;

    private final String application;
    private String stack;
    private String detail;
    private String image;
    private final List<DeployRegion> regions;
    private DeployCapacity capacity;
    private boolean useSourceCapacity = true;
    private String instanceType;
    private List<String> subnets;
    private List<String> securityGroups;
    private String instanceProfile;
    private String keyPair;
    private List<String> targetGroups;
    private List<String> environment;
    private List<String> tags;
    private int keep = KEEP;
    private boolean scaleDown;
    private DeployHealthy healthy;
    private String rollback = "region";
    private String whenBusy = "wait";
    private List<GuardrailOverride> override;

    DeployStep(String application, List<DeployRegion> regions) {
        this.application = Util.fixEmptyAndTrim(application);
        this.regions = regions == null ? new ArrayList<>() : new ArrayList<>(regions);
    }

    public String getApplication() {
        return application;
    }

    public String getStack() {
        return stack;
    }

    @DataBoundSetter
    public void setStack(String stack) {
        this.stack = Util.fixEmptyAndTrim(stack);
    }

    public String getDetail() {
        return detail;
    }

    @DataBoundSetter
    public void setDetail(String detail) {
        this.detail = Util.fixEmptyAndTrim(detail);
    }

    public String getImage() {
        return image;
    }

    @DataBoundSetter
    public void setImage(String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    public List<DeployRegion> getRegions() {
        return regions;
    }

    public DeployCapacity getCapacity() {
        return capacity;
    }

    @DataBoundSetter
    public void setCapacity(DeployCapacity capacity) {
        this.capacity = capacity;
    }

    public boolean isUseSourceCapacity() {
        return useSourceCapacity;
    }

    @DataBoundSetter
    public void setUseSourceCapacity(boolean useSourceCapacity) {
        this.useSourceCapacity = useSourceCapacity;
    }

    public String getInstanceType() {
        return instanceType;
    }

    @DataBoundSetter
    public void setInstanceType(String instanceType) {
        this.instanceType = Util.fixEmptyAndTrim(instanceType);
    }

    public List<String> getSubnets() {
        return subnets;
    }

    @DataBoundSetter
    public void setSubnets(List<String> subnets) {
        this.subnets = given(subnets);
    }

    public List<String> getSecurityGroups() {
        return securityGroups;
    }

    @DataBoundSetter
    public void setSecurityGroups(List<String> securityGroups) {
        this.securityGroups = given(securityGroups);
    }

    public String getInstanceProfile() {
        return instanceProfile;
    }

    @DataBoundSetter
    public void setInstanceProfile(String instanceProfile) {
        this.instanceProfile = Util.fixEmptyAndTrim(instanceProfile);
    }

    public String getKeyPair() {
        return keyPair;
    }

    @DataBoundSetter
    public void setKeyPair(String keyPair) {
        this.keyPair = Util.fixEmptyAndTrim(keyPair);
    }

    public List<String> getTargetGroups() {
        return targetGroups;
    }

    @DataBoundSetter
    public void setTargetGroups(List<String> targetGroups) {
        this.targetGroups = given(targetGroups);
    }

    public List<String> getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(List<String> environment) {
        this.environment = given(environment);
    }

    public List<String> getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(List<String> tags) {
        this.tags = given(tags);
    }

    public int getKeep() {
        return keep;
    }

    @DataBoundSetter
    public void setKeep(int keep) {
        this.keep = keep;
    }

    public boolean isScaleDown() {
        return scaleDown;
    }

    @DataBoundSetter
    public void setScaleDown(boolean scaleDown) {
        this.scaleDown = scaleDown;
    }

    public DeployHealthy getHealthy() {
        return healthy;
    }

    @DataBoundSetter
    public void setHealthy(DeployHealthy healthy) {
        this.healthy = healthy;
    }

    public String getRollback() {
        return rollback;
    }

    @DataBoundSetter
    public void setRollback(String rollback) {
        this.rollback = Util.fixEmptyAndTrim(rollback) == null ? "region" : rollback.trim();
    }

    /** {@code wait} or {@code fail}; a step saved by a version that did not have it waits. */
    public String getWhenBusy() {
        return whenBusy == null ? "wait" : whenBusy;
    }

    @DataBoundSetter
    public void setWhenBusy(String whenBusy) {
        this.whenBusy = Util.fixEmptyAndTrim(whenBusy) == null ? "wait" : whenBusy.trim();
    }

    /** Guardrails to pass by, each with a reason; empty for none. */
    public List<GuardrailOverride> getOverride() {
        return override == null ? new ArrayList<>() : new ArrayList<>(override);
    }

    @DataBoundSetter
    public void setOverride(List<GuardrailOverride> override) {
        this.override = override == null ? null : new ArrayList<>(override);
    }

    abstract boolean verified();

    @Override
    public void check() {
        try {
            Moniker.of(application, stack, detail);
        } catch (IllegalArgumentException bad) {
            throw new BadParameterException("The parameter " + bad.getMessage() + ".");
        }
        checkRegions();
        if (keep < KEEP) {
            throw new BadParameterException(
                    "keep", keep, "2 or more, the new server group and the one to roll back to");
        }
        if (!Set.of("region", "all").contains(rollback)) {
            throw new BadParameterException("rollback", rollback, "region or all");
        }
        if (!Set.of("wait", "fail").contains(getWhenBusy())) {
            throw new BadParameterException("whenBusy", whenBusy, "wait or fail");
        }
        if (capacity != null) {
            capacity.checked();
        }
        DeployHealthy.checked(healthy);
        timeLimit();
        GuardrailOverride.check(getOverride());
        for (String key : KeyValues.parse("environment", orEmpty(environment)).keySet()) {
            if (!key.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new BadParameterException("environment", key, "a list of KEY=value with letters, digits and _");
            }
        }
        for (String entry : orEmpty(environment)) {
            if (entry.contains("\n") || entry.contains("\r")) {
                throw new BadParameterException(
                        "environment", entry.lines().findFirst().orElse(""), "on one line each");
            }
        }
        for (String key : KeyValues.parse("tags", orEmpty(tags)).keySet()) {
            if (key.startsWith("aws:") || key.startsWith("paved-road:")) {
                throw new BadParameterException("tags", key, "a list of KEY=value without aws: and paved-road: keys");
            }
        }
    }

    private void checkRegions() {
        if (regions.isEmpty()) {
            throw new BadParameterException("regions", regions, "a list of at least one region");
        }
        Set<String> names = new HashSet<>();
        for (DeployRegion region : regions) {
            region.check();
            if (!names.add(region.getName())) {
                throw new BadParameterException("regions", region.getName(), "a list with each region once");
            }
        }
        if (image != null && image.startsWith("ami-") && regions.size() > 1) {
            throw new BadParameterException("image", image, "a name when there is more than one region");
        }
    }

    static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }

    @Override
    protected StepExecution execution(StepContext context) {
        return new DeployExecution(context, this);
    }
}
