package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.io.Serializable;
import java.util.List;

/** Whether, where and as whom packages are uploaded, as a step asked for it. Travels with the running build. */
final class UploadSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Null for no upload. */
    final UploadTarget target;

    /** Empty for the account's first. */
    final String region;

    /** Empty for the default one. */
    final String account;

    /** @throws BadParameterException when S3 would not take it */
    UploadSettings(String uploadTo, String uploadRegion, String account) {
        target = UploadTarget.parse(uploadTo);
        region = uploadRegion;
        this.account = account;
        if (!region.isEmpty() && !region.matches("[a-z]{2,}(-[a-z]+)+-\\d{1,2}")) {
            throw new BadParameterException("uploadRegion", region, "the name of a region such as us-east-1");
        }
    }

    /**
     * @param name of the account it is done as
     * @param regions that the account is for, its first one first; empty for all
     * @throws BadParameterException when it is not known, or not one of the account's
     */
    String regionOf(String name, List<String> regions) {
        if (region.isEmpty() && regions.isEmpty()) {
            throw new BadParameterException("The parameter 'uploadRegion' is not given, and the account '" + name
                    + "' has no list of regions to take the first one of; it must be the region of the bucket '"
                    + target.bucket() + "'.");
        }
        if (!region.isEmpty() && !regions.isEmpty() && !regions.contains(region)) {
            throw new BadParameterException(
                    "uploadRegion",
                    region,
                    "one of the regions that the account '" + name + "' is for: " + String.join(", ", regions));
        }
        return region.isEmpty() ? regions.get(0) : region;
    }
}
