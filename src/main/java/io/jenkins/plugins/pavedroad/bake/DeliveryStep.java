package io.jenkins.plugins.pavedroad.bake;

import hudson.Util;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import io.jenkins.plugins.pavedroad.parameter.CloudStep;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** The parameters about the images that a bake makes: encryption, sharing, and regions that fail. */
public abstract class DeliveryStep extends CloudStep {
    private static final long serialVersionUID = 1L;

    private static final String EBS = "ebs";
    private static final String REMOVE = "remove";
    private static final String KEEP = "keep";

    private boolean encrypt = true;
    private List<String> kmsKey;
    private String storeType = EBS;
    private List<String> shareWith;
    private String onPartialFailure = REMOVE;

    public boolean isEncrypt() {
        return encrypt;
    }

    @DataBoundSetter
    public void setEncrypt(boolean encrypt) {
        this.encrypt = encrypt;
    }

    public List<String> getKmsKey() {
        return kmsKey;
    }

    @DataBoundSetter
    public void setKmsKey(List<String> kmsKey) {
        this.kmsKey = given(kmsKey);
    }

    public String getStoreType() {
        return storeType;
    }

    @DataBoundSetter
    public void setStoreType(String storeType) {
        String given = Util.fixEmptyAndTrim(storeType);
        this.storeType = given == null ? EBS : given;
    }

    public List<String> getShareWith() {
        return shareWith;
    }

    @DataBoundSetter
    public void setShareWith(List<String> shareWith) {
        this.shareWith = given(shareWith);
    }

    public String getOnPartialFailure() {
        return onPartialFailure;
    }

    @DataBoundSetter
    public void setOnPartialFailure(String onPartialFailure) {
        String given = Util.fixEmptyAndTrim(onPartialFailure);
        this.onPartialFailure = given == null ? REMOVE : given;
    }

    /** @throws BadParameterException when one of them cannot be */
    Delivery delivery(List<String> regions) {
        if (!storeType.equals(EBS)) {
            throw new BadParameterException(
                    "storeType",
                    storeType,
                    "ebs: an image is made from the builder's EBS volume, and one of an instance store would have to be"
                            + " bundled and uploaded by an instance that runs on one");
        }
        if (!onPartialFailure.equals(REMOVE) && !onPartialFailure.equals(KEEP)) {
            throw new BadParameterException("onPartialFailure", onPartialFailure, "remove or keep");
        }
        return DeliveryRules.delivery(
                encrypt,
                kmsKey == null ? List.of() : kmsKey,
                shareWith == null ? List.of() : shareWith,
                onPartialFailure.equals(KEEP),
                regions);
    }
}
