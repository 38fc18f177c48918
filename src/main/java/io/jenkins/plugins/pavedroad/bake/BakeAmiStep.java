package io.jenkins.plugins.pavedroad.bake;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.KeyValues;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code bakeAmi}: packages into an image of one name in every region. */
public class BakeAmiStep extends DeliveryStep {
    private static final long serialVersionUID = 1L;

    private static final Duration TIMEOUT = Duration.ofHours(1);

    /** It is kept with the bake's state, which is written again and again. */
    private static final int LONGEST_PROVISION = 100_000;

    private final String baseImage;
    private final List<String> regions;
    private List<String> packages;
    private String instanceType;
    private String subnet;
    private String securityGroup;
    private String instanceProfile;
    private String provision;
    private List<String> tags;
    private boolean rebake;
    private List<String> repository;
    private List<String> files;

    @DataBoundConstructor
    public BakeAmiStep(String baseImage, List<String> regions) {
        this.baseImage = Util.fixEmptyAndTrim(baseImage);
        this.regions = Optional.ofNullable(given(regions)).orElseGet(ArrayList::new);
    }

    public String getBaseImage() {
        return baseImage;
    }

    public List<String> getRegions() {
        return regions;
    }

    public List<String> getPackages() {
        return packages;
    }

    @DataBoundSetter
    public void setPackages(List<String> packages) {
        this.packages = given(packages);
    }

    public String getInstanceType() {
        return instanceType;
    }

    @DataBoundSetter
    public void setInstanceType(String instanceType) {
        this.instanceType = Util.fixEmptyAndTrim(instanceType);
    }

    public String getSubnet() {
        return subnet;
    }

    @DataBoundSetter
    public void setSubnet(String subnet) {
        this.subnet = Util.fixEmptyAndTrim(subnet);
    }

    public String getSecurityGroup() {
        return securityGroup;
    }

    @DataBoundSetter
    public void setSecurityGroup(String securityGroup) {
        this.securityGroup = Util.fixEmptyAndTrim(securityGroup);
    }

    public String getInstanceProfile() {
        return instanceProfile;
    }

    @DataBoundSetter
    public void setInstanceProfile(String instanceProfile) {
        this.instanceProfile = Util.fixEmptyAndTrim(instanceProfile);
    }

    public String getProvision() {
        return provision;
    }

    @DataBoundSetter
    public void setProvision(String provision) {
        this.provision = Util.fixEmpty(provision);
    }

    public List<String> getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(List<String> tags) {
        this.tags = given(tags);
    }

    public boolean isRebake() {
        return rebake;
    }

    @DataBoundSetter
    public void setRebake(boolean rebake) {
        this.rebake = rebake;
    }

    public List<String> getRepository() {
        return repository;
    }

    @DataBoundSetter
    public void setRepository(List<String> repository) {
        this.repository = given(repository);
    }

    public List<String> getFiles() {
        return files;
    }

    @DataBoundSetter
    public void setFiles(List<String> files) {
        this.files = given(files);
    }

    /** The kinds of package managers whose repositories are given. */
    Set<RepositoryLine.Kind> repositories() {
        return RepositoryLine.all(repository == null ? List.of() : repository).stream()
                .map(RepositoryLine::kind)
                .collect(Collectors.toSet());
    }

    @Override
    public Duration timeLimit() {
        return Optional.ofNullable(super.timeLimit()).orElse(TIMEOUT);
    }

    Map<String, String> tagMap() {
        return KeyValues.parse("tags", tags == null ? List.of() : tags);
    }

    /** @throws BadParameterException when a key is not the user's to give */
    static void checkTags(Map<String, String> tags) {
        for (String key : tags.keySet()) {
            if (key.startsWith("aws:") || key.startsWith("paved-road:")) {
                throw new BadParameterException("tags", key, "a list of KEY=value without aws: and paved-road: keys");
            }
        }
    }

    @Override
    public void check() {
        BaseImage.of(baseImage);
        if (regions.isEmpty()) {
            throw new BadParameterException("regions", regions, "a list of at least one region");
        }
        Set<String> names = new HashSet<>();
        for (String region : regions) {
            if (!region.matches(DeliveryRules.REGION) || !names.add(region)) {
                throw new BadParameterException("regions", region, "a region such as us-east-1, each one once");
            }
        }
        checkTags(tagMap());
        delivery(regions);
        Set<RepositoryLine.Kind> repositories = repositories();
        (packages == null ? List.<String>of() : packages)
                .stream()
                        .filter(RepositoryPackage::isMeantBy)
                        .forEach(entry -> RepositoryPackage.of(entry, repositories));
        if (files != null && provision == null) {
            throw new BadParameterException(
                    "files", String.join(", ", files), "given together with 'provision', which reads them");
        }
        int length = provision == null ? 0 : provision.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PROVISION) {
            throw new BadParameterException("provision", length + " bytes long", LONGEST_PROVISION + " bytes at most");
        }
        if (timeLimit().toMinutes() < 1) {
            throw new BadParameterException("timeout", getTimeout(), "a duration of a minute or more");
        }
    }

    @Override
    protected StepExecution execution(StepContext context) {
        return new BakeAmiExecution(context, this);
    }

    @Extension
    public static class DescriptorImpl extends BakeStepDescriptor {
        @Override
        public String getFunctionName() {
            return "bakeAmi";
        }

        @Override
        public String getDisplayName() {
            return "Bake packages into an image";
        }
    }
}
