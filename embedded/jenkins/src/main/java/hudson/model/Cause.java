package hudson.model;

import hudson.console.ModelHyperlinkNote;
import hudson.security.ACL;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jenkins.model.Jenkins;

/** Why a build was started. */
public abstract class Cause {
    public Cause() {}

    public abstract String getShortDescription();

    public void onAddedTo(Run build) {}

    public void onLoad(Run<?, ?> build) {}

    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** A user started it. */
    public static class UserIdCause extends Cause {
        private final String userId;

        /** The current user. */
        public UserIdCause() {
            User user = User.current();
            this.userId = user == null ? null : user.getId();
        }

        public UserIdCause(String userId) {
            this.userId = userId;
        }

        public String getUserId() {
            return userId;
        }

        public String getUserName() {
            User user = userId == null ? null : User.getById(userId, false);
            return user == null ? ACL.ANONYMOUS_USERNAME : user.getDisplayName();
        }

        public String getUserUrl() {
            User user = userId == null ? null : User.getById(userId, false);
            return user == null ? null : user.getUrl();
        }

        @Override
        public String getShortDescription() {
            return "Started by user " + getUserName();
        }

        @Override
        public void print(TaskListener listener) {
            User user = userId == null ? null : User.getById(userId, false);
            listener.getLogger()
                    .println("Started by user "
                            + (user == null ? "unknown or anonymous" : ModelHyperlinkNote.encodeTo(user)));
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UserIdCause that && Objects.equals(userId, that.userId);
        }

        @Override
        public int hashCode() {
            return 295 + Objects.hashCode(userId);
        }
    }

    /** A request from another machine started it. */
    public static class RemoteCause extends Cause {
        private final String addr;
        private final String note;

        public RemoteCause(String host, String note) {
            this.addr = host;
            this.note = note;
        }

        @Override
        public String getShortDescription() {
            return "Started by remote host " + addr + (note == null ? "" : " with note: " + note);
        }

        public String getAddr() {
            return addr;
        }

        public String getNote() {
            return note;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof RemoteCause that && Objects.equals(addr, that.addr) && Objects.equals(note, that.note);
        }

        @Override
        public int hashCode() {
            return Objects.hash(addr, note);
        }
    }

    /** Another build started it. */
    public static class UpstreamCause extends Cause {
        private static final int DEEPEST = 10;
        private static final int MOST_BUILDS = 25;

        private final String upstreamProject;
        private final String upstreamUrl;
        private final int upstreamBuild;
        private final List<Cause> upstreamCauses;

        public UpstreamCause(Run<?, ?> up) {
            this.upstreamProject = up.getParent().getFullName();
            this.upstreamUrl = up.getParent().getUrl();
            this.upstreamBuild = up.getNumber();
            this.upstreamCauses = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (Cause cause : up.getCauses()) {
                if (seen.size() >= MOST_BUILDS) {
                    upstreamCauses.add(new DeeplyNestedUpstreamCause());
                    break;
                }
                upstreamCauses.add(trim(cause, DEEPEST, seen));
            }
        }

        private UpstreamCause(UpstreamCause like, List<Cause> upstreamCauses) {
            this.upstreamProject = like.upstreamProject;
            this.upstreamUrl = like.upstreamUrl;
            this.upstreamBuild = like.upstreamBuild;
            this.upstreamCauses = upstreamCauses;
        }

        /** Each build is told about once, so that a diamond of jobs does not grow without end. */
        private static Cause trim(Cause cause, int depth, Set<String> seen) {
            if (!(cause instanceof UpstreamCause upstream)) {
                return cause;
            }
            List<Cause> causes = new ArrayList<>();
            String build = upstream.upstreamUrl + upstream.upstreamBuild;
            if (!seen.add(build)) {
                seen.add(build + '#' + seen.size());
                return new UpstreamCause(upstream, causes);
            }
            for (Cause above : upstream.upstreamCauses) {
                if (depth <= 0 || seen.size() >= MOST_BUILDS) {
                    causes.add(new DeeplyNestedUpstreamCause());
                    break;
                }
                causes.add(trim(above, depth - 1, seen));
            }
            return new UpstreamCause(upstream, causes);
        }

        public String getUpstreamProject() {
            return upstreamProject;
        }

        public int getUpstreamBuild() {
            return upstreamBuild;
        }

        public String getUpstreamUrl() {
            return upstreamUrl;
        }

        public List<Cause> getUpstreamCauses() {
            return upstreamCauses;
        }

        public Run<?, ?> getUpstreamRun() {
            Job<?, ?> job = Jenkins.get().getItemByFullName(upstreamProject, Job.class);
            return job == null ? null : job.getBuildByNumber(upstreamBuild);
        }

        public boolean pointsTo(Run<?, ?> r) {
            return r.getNumber() == upstreamBuild && pointsTo(r.getParent());
        }

        public boolean pointsTo(Job<?, ?> j) {
            return j.getFullName().equals(upstreamProject);
        }

        @Override
        public String getShortDescription() {
            return describe(upstreamProject, Integer.toString(upstreamBuild));
        }

        @Override
        public void print(TaskListener listener) {
            print(listener, "");
        }

        private void print(TaskListener listener, String indent) {
            PrintStream log = listener.getLogger();
            log.println(indent
                    + describe(
                            ModelHyperlinkNote.encodeTo('/' + upstreamUrl, upstreamProject),
                            ModelHyperlinkNote.encodeTo(
                                    '/' + upstreamUrl + upstreamBuild, Integer.toString(upstreamBuild))));
            if (upstreamCauses.isEmpty()) {
                return;
            }
            log.println(indent + "originally caused by:");
            for (Cause cause : upstreamCauses) {
                if (cause instanceof UpstreamCause upstream) {
                    upstream.print(listener, indent + ' ');
                } else {
                    log.print(indent + ' ');
                    cause.print(listener);
                }
            }
        }

        private static String describe(String project, String number) {
            return "Started by upstream project \"" + project + "\" build number " + number;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UpstreamCause that
                    && upstreamBuild == that.upstreamBuild
                    && Objects.equals(upstreamProject, that.upstreamProject)
                    && Objects.equals(upstreamCauses, that.upstreamCauses);
        }

        @Override
        public int hashCode() {
            return Objects.hash(upstreamProject, upstreamBuild);
        }

        @Override
        public String toString() {
            return upstreamUrl + upstreamBuild + upstreamCauses;
        }

        /** Stands for those that are too many or too deep to be told. */
        public static class DeeplyNestedUpstreamCause extends Cause {
            public DeeplyNestedUpstreamCause() {}

            @Override
            public String getShortDescription() {
                return "(deeply nested causes)";
            }

            @Override
            public String toString() {
                return getShortDescription();
            }
        }
    }
}
