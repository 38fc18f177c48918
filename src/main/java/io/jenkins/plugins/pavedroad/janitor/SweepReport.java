package io.jenkins.plugins.pavedroad.janitor;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What a sweep found. Readable in a Pipeline's sandbox. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public final class SweepReport implements Serializable {
    private static final long serialVersionUID = 1L;

    private ArrayList<String> marked = new ArrayList<>();
    private ArrayList<String> unmarked = new ArrayList<>();
    private boolean leashed = true;

    SweepReport() {}

    static SweepReport of(SweepState state) {
        SweepReport report = new SweepReport();
        for (SweepState.Found found : state.found()) {
            (found.state().equals("marked") ? report.marked : report.unmarked).add(found.region() + "/" + found.id());
        }
        return report;
    }

    /** What is marked now, each {@code region/id}. */
    public List<String> getMarked() {
        return new ArrayList<>(marked);
    }

    /** What was marked before and is used again or kept now, each {@code region/id}. */
    public List<String> getUnmarked() {
        return new ArrayList<>(unmarked);
    }

    /** Whether nothing was removed, only marked. */
    public boolean getLeashed() {
        return leashed;
    }

    @Override
    public String toString() {
        return marked.size() + " marked, " + unmarked.size() + " unmarked";
    }
}
