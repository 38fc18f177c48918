package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An instance type, from a small catalogue of common ones; sizes as in EC2's own instance type pages. */
record InstanceType(String name, int cpus, int memoryMiB, String architecture, boolean currentGeneration) {
    private static final Map<String, InstanceType> CATALOGUE = new LinkedHashMap<>();

    static {
        add("m1.small", 1, 1740, "x86_64", false);
        add("t2.nano", 1, 512, "x86_64", true);
        add("t2.micro", 1, 1024, "x86_64", true);
        add("t2.small", 1, 2048, "x86_64", true);
        add("t2.medium", 2, 4096, "x86_64", true);
        burstable("t3", "x86_64");
        burstable("t3a", "x86_64");
        burstable("t4g", "arm64");
        for (String family : List.of("m5", "m5a", "m6i", "m7i")) {
            general(family, "x86_64", 4096);
        }
        for (String family : List.of("m6g", "m7g")) {
            general(family, "arm64", 4096);
        }
        general("c5", "x86_64", 2048);
        general("c6i", "x86_64", 2048);
        general("c7g", "arm64", 2048);
        general("r5", "x86_64", 8192);
        general("r6g", "arm64", 8192);
    }

    private static void burstable(String family, String architecture) {
        add(family + ".nano", 2, 512, architecture, true);
        add(family + ".micro", 2, 1024, architecture, true);
        add(family + ".small", 2, 2048, architecture, true);
        add(family + ".medium", 2, 4096, architecture, true);
        add(family + ".large", 2, 8192, architecture, true);
        add(family + ".xlarge", 4, 16384, architecture, true);
        add(family + ".2xlarge", 8, 32768, architecture, true);
    }

    private static void general(String family, String architecture, int memoryPerCpu) {
        add(family + ".large", 2, 2 * memoryPerCpu, architecture, true);
        add(family + ".xlarge", 4, 4 * memoryPerCpu, architecture, true);
        add(family + ".2xlarge", 8, 8 * memoryPerCpu, architecture, true);
        add(family + ".4xlarge", 16, 16 * memoryPerCpu, architecture, true);
    }

    private static void add(String name, int cpus, int memoryMiB, String architecture, boolean current) {
        CATALOGUE.put(name, new InstanceType(name, cpus, memoryMiB, architecture, current));
    }

    /** Whether it is built on the Nitro System; the older ones run on Xen. */
    boolean nitro() {
        return !name.startsWith("m1.") && !name.startsWith("t2.");
    }

    static InstanceType named(String name) {
        InstanceType type = CATALOGUE.get(name);
        if (type == null) {
            throw new AwsError("InvalidParameterValue", "Invalid value '" + name + "' for InstanceType.");
        }
        return type;
    }

    static List<InstanceType> all() {
        return new ArrayList<>(CATALOGUE.values());
    }
}
