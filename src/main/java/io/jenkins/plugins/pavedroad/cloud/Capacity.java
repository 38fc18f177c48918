package io.jenkins.plugins.pavedroad.cloud;

/** How many instances a server group has at least, wants, and has at most. */
public record Capacity(int min, int desired, int max) {
    /** @throws IllegalArgumentException unless {@code 0 <= min <= desired <= max} */
    public Capacity {
        if (min < 0 || desired < min || max < desired) {
            throw new IllegalArgumentException("capacity min " + min + ", desired " + desired + ", max " + max
                    + ": 0 <= min <= desired <= max is needed");
        }
    }

    @Override
    public String toString() {
        return min + "/" + desired + "/" + max;
    }
}
