package com.cloudbees.plugins.credentials.domains;

import hudson.Util;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.kohsuke.stapler.DataBoundConstructor;

/** What a group of credentials is good for; the global one is good for everything. */
public class Domain implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Domain GLOBAL = new Domain(null, null, null);

    private final String name;
    private final String description;
    private final List<DomainSpecification> specifications;

    @DataBoundConstructor
    public Domain(String name, String description, List<DomainSpecification> specifications) {
        this.name = Util.fixEmptyAndTrim(name);
        this.description = Util.fixEmptyAndTrim(description);
        this.specifications = specifications == null ? new ArrayList<>() : new ArrayList<>(specifications);
    }

    public static Domain global() {
        return GLOBAL;
    }

    private Object readResolve() {
        return resolve();
    }

    /** The global one, when nothing tells this one from it. */
    public Domain resolve() {
        boolean restricted = name != null || description != null || specifications != null && !specifications.isEmpty();
        return restricted ? this : global();
    }

    public String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    public List<DomainSpecification> getSpecifications() {
        return Collections.unmodifiableList(specifications);
    }

    public String getUrl() {
        return "domain/" + (isGlobal() ? "_" : Util.rawEncode(name)) + '/';
    }

    public boolean isGlobal() {
        return equals(global());
    }

    public boolean test(DomainRequirement... requirements) {
        return test(Arrays.asList(requirements));
    }

    public boolean test(List<DomainRequirement> requirements) {
        return requirements.stream().filter(Objects::nonNull).allMatch(this::meets);
    }

    private boolean meets(DomainRequirement requirement) {
        return specifications.stream()
                .map(each -> each.test(requirement))
                .filter(DomainSpecification.Result::isDefinitive)
                .findFirst()
                .map(DomainSpecification.Result::isMatch)
                .orElse(true);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    @Override
    public boolean equals(Object o) {
        return this == o || o != null && getClass() == o.getClass() && Objects.equals(name, ((Domain) o).name);
    }
}
