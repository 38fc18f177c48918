package io.jenkins.plugins.pavedroad.build;

import java.util.List;

/** @param locations {@code s3://bucket/key} of each package, in their order */
record UploadResult(List<String> locations) {}
