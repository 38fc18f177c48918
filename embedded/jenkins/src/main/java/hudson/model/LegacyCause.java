package hudson.model;

final class LegacyCause extends Cause {
    @Override
    public String getShortDescription() {
        return "Legacy code started this job.  No cause information is available";
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LegacyCause;
    }

    @Override
    public int hashCode() {
        return 1;
    }
}
