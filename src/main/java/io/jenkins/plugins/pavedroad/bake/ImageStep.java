package io.jenkins.plugins.pavedroad.bake;

import hudson.Util;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.CloudStep;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that changes an image that is there: which one, and where. */
public abstract class ImageStep extends CloudStep {
    private static final long serialVersionUID = 1L;

    private String image;
    private List<String> regions;

    /** An id or a name; null for what this build baked. */
    public String getImage() {
        return image;
    }

    @DataBoundSetter
    public void setImage(String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    public List<String> getRegions() {
        return regions;
    }

    @DataBoundSetter
    public void setRegions(List<String> regions) {
        this.regions = given(regions);
    }

    /** What is to be done with it. The execution completes what only a build knows. */
    abstract ImageChangeInput change(String account, ImageChoice choice, ImageChangeExecution.Origin origin);

    @Override
    public void check() {
        checkRegions(regions);
        if (image != null && !image.matches("[-a-zA-Z0-9()\\[\\] ./'@_]{3,128}")) {
            throw new BadParameterException("image", image, "an image's id or name");
        }
        if (image != null && image.startsWith("ami-") && regions != null && regions.size() > 1) {
            throw new BadParameterException(
                    "image", image, "a name when there are several 'regions', because an id is one region's");
        }
    }

    /** @throws BadParameterException unless all are regions, each one once; null is right */
    static void checkRegions(List<String> regions) {
        List<String> given = regions == null ? List.of() : regions;
        for (String region : given) {
            if (!region.matches(DeliveryRules.REGION) || given.indexOf(region) != given.lastIndexOf(region)) {
                throw new BadParameterException("regions", region, "a region such as us-east-1, each one once");
            }
        }
    }

    @Override
    protected StepExecution execution(StepContext context) {
        return new ImageChangeExecution(context, this);
    }
}
