package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.Run;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What one build recorded and which gates it asked, for programs that read every page of Jenkins by its {@code api/json}. The same as on
 * the page, of the applications that the caller may see.
 */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class ExportedBuild {

    private final Run<?, ?> run;

    ExportedBuild(Run<?, ?> run) {
        this.run = run;
    }

    @Exported(inline = true)
    public List<Told> getApplications() {
        return BuildRecord.of(run).stream().map(Told::new).toList();
    }

    /** About one application. */
    @ExportedBean
    public record Told(BuildRecord record) {

        @Exported
        public String getApplication() {
            return record.item().getFullName();
        }

        /** Why the rest cannot be told; {@code null} where it can. */
        @Exported
        public String getProblem() {
            return record.problem();
        }

        @Exported(inline = true)
        public List<ToldFact> getFacts() {
            return record.facts().stream().map(ToldFact::new).toList();
        }

        @Exported(inline = true)
        public List<ToldAnswer> getAsked() {
            return record.asked().stream().map(ToldAnswer::new).toList();
        }
    }

    /** A fact that the build recorded. */
    @ExportedBean
    public record ToldFact(FactRow row) {

        @Exported
        public long getSequence() {
            return row.sequence();
        }

        @Exported
        public String getText() {
            return row.text();
        }
    }

    /** What a gate answered the build. */
    @ExportedBean
    public record ToldAnswer(BuildRecord.AskedRow row) {

        /** UTC. */
        @Exported
        public String getAt() {
            return row.moment().toString();
        }

        @Exported
        public boolean isOpen() {
            return row.open();
        }

        @Exported
        public String getAnswer() {
            return row.answer();
        }

        /** Why what was unmet may not be what the answer rested on; {@code null} where it is. */
        @Exported
        public String getNote() {
            return row.note();
        }

        @Exported(inline = true)
        public List<ToldRequirement> getUnmet() {
            return row.unmet().stream().map(ToldRequirement::new).toList();
        }
    }

    /** What kept the gate closed then. */
    @ExportedBean
    public record ToldRequirement(RequirementRow row) {

        @Exported
        public String getRequirement() {
            return row.getId();
        }

        @Exported
        public String getReason() {
            return row.getReason();
        }
    }
}
