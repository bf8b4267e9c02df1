package io.jenkins.plugins.releaselifecycle.jenkins.record;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the source of a project says of one of its branches.
 *
 * @param name as the source writes it
 * @param primary whether the source calls it the primary one
 * @param changeRequest whether it is a pull request
 * @param tag whether it is a tag, which moves without whoever guards branches
 * @param foreign whether it lies in another repository than that of the project
 * @param gone whether the source has it no more
 */
@Restricted(NoExternalUse.class)
public record SourceBranch(
        String name, boolean primary, boolean changeRequest, boolean tag, boolean foreign, boolean gone) {

    /** Whether it lies in the repository of the project, and nobody has yet to accept it. */
    boolean ownWork() {
        return !changeRequest && !tag && !foreign;
    }
}
